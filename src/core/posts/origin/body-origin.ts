import type { Generator } from "./generator.ts";

/** The file that a body comes from, as far as what is written in it depends on it. */
export interface BodyOrigin {
  /** From the root of the repository, as far as the settings tell. */
  readonly path: string;
  /** Null: what it holds has to tell. */
  readonly generator: Generator | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly siteUrl: URL;
  /** Where another post of the blog stands, by its path from the root of the repository; null: that cannot be told. */
  readonly findPost: (path: string) => URL | null;
  /** The same for a path that may be none of a post: only one that has come in. */
  readonly findStoredPost: (path: string) => URL | null;
}
