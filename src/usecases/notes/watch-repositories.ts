import { deriveRepositoryOccasions } from "../../core/notes/derive-repository-occasions.ts";
import type { Occasion } from "../../core/notes/occasion.ts";
import type { RepositoryStore } from "../../ports/repository/repository-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface WatchRepositoriesDependencies {
  readonly repositories: Pick<RepositoryStore, "listFailing">;
  readonly tellAuthor: (occasions: readonly Occasion[]) => Promise<void>;
  readonly clock: Pick<Clock, "now">;
}

/** With every tick: tells the author of a repository from which nothing comes any more. Idempotent. */
export async function watchRepositories(deps: WatchRepositoriesDependencies): Promise<void> {
  const failing = await deps.repositories.listFailing();
  await deps.tellAuthor(deriveRepositoryOccasions(failing, deps.clock.now()));
}
