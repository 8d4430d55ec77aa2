import type { Attempts } from "./push.ts";
import type { RepositoryName } from "./repository.ts";

/** A pull request to the branch of posts. */
export interface Pull {
  readonly repository: RepositoryName;
  readonly number: number;
  readonly title: string;
  /** Its newest commit; whoever forked the repository may have written it. */
  readonly head: string;
  /** The commit that it is compared with. */
  readonly base: string;
  readonly isOpen: boolean;
}

/** What is owed to a pull request: a preview of it as it is now, or that there is none any more. */
export interface PendingPull extends Pull, Attempts {}
