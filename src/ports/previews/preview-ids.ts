import type { Pull } from "../../core/repository/pull.ts";

/** Names previews so that nobody can guess one. */
export interface PreviewIds {
  /** The same for the same pull request as long as the secret is; letters, digits, `-` and `_`. */
  derive(pull: Pick<Pull, "repository" | "number">): string;
}
