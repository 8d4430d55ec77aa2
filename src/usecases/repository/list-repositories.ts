import type { RepositoryView } from "../../core/repository/repository-state.ts";
import type { RepositoryStore } from "../../ports/repository/repository-store.ts";

/** For their author: how far each was taken in, and what of it was refused. */
export const listRepositories = ({
  repositories,
}: {
  readonly repositories: Pick<RepositoryStore, "list">;
}): Promise<readonly RepositoryView[]> => repositories.list();
