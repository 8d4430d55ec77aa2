import type { Instant, PostId } from "../ids.ts";
import type { RepositoryName } from "./repository.ts";

/** How far the posts of a repository were brought in. */
export interface RepositoryState {
  readonly name: RepositoryName;
  readonly branch: string;
  /** The setting POSTS_FOLDER that it was read by. */
  readonly folder: string;
  /** The commit whose posts are all here; null: none yet. */
  readonly taken: string | null;
  readonly takenAt: Instant | null;
  /** The commit some of whose posts may be here; null: none but `taken`. */
  readonly taking: string | null;
  /** Why the latest attempt failed, in plain words; null: it did not. */
  readonly problem: string | null;
  readonly failingSince: Instant | null;
  readonly nextAt: Instant | null;
}

/** One whose latest attempts failed. */
export interface FailingRepository {
  readonly name: RepositoryName;
  readonly problem: string;
  readonly failingSince: Instant;
}

/** The same for its author. */
export interface RepositoryView extends RepositoryState {
  /** How many of its files are posts. */
  readonly posts: number;
  /** Files that could not be taken in, some of them where there are many. */
  readonly refused: readonly { readonly path: string; readonly reason: string }[];
}

/** A file of a repository, as it was last taken in, refused or begun. */
export interface KnownFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly blob: string;
  /** Where its post lay before, while it is not here. */
  readonly formerPath: string | null;
  /** False: it was begun, and may be here or not. */
  readonly isSettled: boolean;
}

/** What became of a file. */
export interface SettledFile extends KnownFile {
  /** Null: it was refused. */
  readonly post: PostId | null;
  readonly sourceHash: string | null;
  /** Why it was refused; null: it was not. */
  readonly problem: string | null;
  /** It was refused for the sake of another post, which may go. */
  readonly isCrowdedOut: boolean;
}
