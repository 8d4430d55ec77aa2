import type { Pull } from "./pull.ts";
import type { RepositoryName } from "./repository.ts";

/** A call that says to come from the host: header names in lower case, the bytes as they came. */
export interface RepositoryCall {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** What the host reports, as far as it concerns posts. */
export type RepositoryEvent =
  | { readonly is: "ping" }
  | {
      readonly is: "push";
      readonly repository: RepositoryName;
      /** Null: no branch, a tag. */
      readonly branch: string | null;
      readonly defaultBranch: string;
      readonly before: string | null;
      /** Null: the branch is gone. */
      readonly after: string | null;
    }
  | {
      readonly is: "pull-request";
      /** Null: nothing of it changed that a preview shows. */
      readonly pull: Pull | null;
      /** The branch that it is to be merged into. */
      readonly into: string;
      readonly repository: RepositoryName;
      readonly defaultBranch: string;
    }
  | { readonly is: "other"; readonly name: string };

/** `forged`: not signed with our secret. `malformed`: genuine, and not to be read; `detail` says what to do. */
export type ReadCall =
  | { readonly is: "forged" }
  | { readonly is: "malformed"; readonly detail: string }
  | { readonly is: "genuine"; readonly event: RepositoryEvent };
