import { Hono } from "hono";
import type { RepositoryList } from "../../contract/repository/repositories.ts";
import { formatInstant } from "../../core/ids.ts";
import type { RepositoryView } from "../../core/repository/repository-state.ts";
import type { HttpEnv } from "../shell/context.ts";

/** How the repositories of the blog are taken in, for their author. */
export const createRepositoryRoutes = () =>
  new Hono<HttpEnv>().get("/api/repositories", async (c) =>
    c.json<RepositoryList>({
      repositories: (await c.var.gazette.listRepositories()).map(presentRepository),
    }),
  );

const format = (at: number | null) => (at === null ? null : formatInstant(at));

const presentRepository = (view: RepositoryView): RepositoryList["repositories"][number] => ({
  ...{ name: view.name, branch: view.branch, commit: view.taken, takenAt: format(view.takenAt) },
  ...{ isWorking: view.taking !== null, posts: view.posts, refused: [...view.refused] },
  ...{ problem: view.problem, failingSince: format(view.failingSince), nextAttempt: format(view.nextAt) },
});
