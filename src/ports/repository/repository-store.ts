import type { RepositoryName } from "../../core/repository/repository.ts";
import type {
  FailingRepository,
  RepositoryState,
  RepositoryView,
} from "../../core/repository/repository-state.ts";

/** How far repositories were brought in (D1). Reads see every earlier write. */
export interface RepositoryStore {
  find(name: RepositoryName): Promise<RepositoryState | null>;
  save(state: RepositoryState): Promise<void>;
  /** Why the latest attempts failed, each once; empty: they did not. */
  listProblems(): Promise<readonly string[]>;
  /** Whose latest attempts failed. */
  listFailing(): Promise<readonly FailingRepository[]>;
  /** All of them, with what was refused. */
  list(): Promise<readonly RepositoryView[]>;
}
