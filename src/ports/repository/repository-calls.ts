import type { ReadCall, RepositoryCall } from "../../core/repository/repository-call.ts";

/** Proves and reads what a repository's host reports. Never throws. */
export interface RepositoryCalls {
  read(call: RepositoryCall): Promise<ReadCall>;
}
