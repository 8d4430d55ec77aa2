import type { BodyOrigin } from "../../../../core/posts/origin/body-origin.ts";

/** What the statements of a file of MDX told, and what its elements will write at their ends. */
export interface MdxFile {
  readonly origin: BodyOrigin;
  /** Names, and where they are imported from. */
  readonly imports: Map<string, string>;
  /** Characters that may still be read in vain, so that a text of openings without ends costs no more than its length. */
  vain: number;
  readonly ends: { readonly name: string; readonly text: string }[];
}
