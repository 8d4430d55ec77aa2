import type { Comparison, HostFailure, ListedFile } from "../../core/repository/comparison.ts";
import type { RepositoryName } from "../../core/repository/repository.ts";
import type { Result } from "../../core/result.ts";

/** Reads a repository where it is kept. Bounded in time and bytes; throws for nothing that the host does. */
export interface RepositoryHost {
  /** The commit that a branch is at. */
  findHead(repository: RepositoryName, branch: string): Promise<Result<string, HostFailure>>;
  /** What `head` changes of what it has in common with `base`. */
  compare(repository: RepositoryName, base: string, head: string): Promise<Result<Comparison, HostFailure>>;
  /** Every file of a commit below a folder; empty: all. */
  listFiles(
    repository: RepositoryName,
    commit: string,
    folder: string,
  ): Promise<Result<readonly ListedFile[], HostFailure>>;
  /** The bytes of one of them. */
  readFile(
    repository: RepositoryName,
    file: ListedFile,
    commit: string,
  ): Promise<Result<Uint8Array, HostFailure>>;
}
