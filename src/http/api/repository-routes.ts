import { Hono } from "hono";
import type { PreviewList, PreviewView } from "../../contract/previews/previews.ts";
import type { RepositoryList } from "../../contract/repository/repositories.ts";
import { formatInstant } from "../../core/ids.ts";
import type { Preview } from "../../core/previews/preview.ts";
import type { RepositoryView } from "../../core/repository/repository-state.ts";
import type { HttpEnv } from "../shell/context.ts";

/** How the repositories of the blog are taken in, for their author. */
export const createRepositoryRoutes = () =>
  new Hono<HttpEnv>()
    .get("/api/repositories", async (c) =>
      c.json<RepositoryList>({
        repositories: (await c.var.gazette.listRepositories()).map(presentRepository),
      }),
    )
    .get("/api/previews", async (c) => {
      const { publicUrl } = c.var.settings.newsletter;
      const previews = await c.var.gazette.listPreviews();
      return c.json<PreviewList>({ previews: previews.map((preview) => presentPreview(preview, publicUrl)) });
    });

const format = (at: number | null) => (at === null ? null : formatInstant(at));

const presentRepository = (view: RepositoryView): RepositoryList["repositories"][number] => ({
  ...{ name: view.name, branch: view.branch, commit: view.taken, takenAt: format(view.takenAt) },
  ...{ isWorking: view.taking !== null, posts: view.posts, refused: [...view.refused] },
  ...{ problem: view.problem, failingSince: format(view.failingSince), nextAttempt: format(view.nextAt) },
});

const presentPreview = (preview: Preview, publicUrl: URL): PreviewView => {
  const { id, repository, number, title, head, madeAt, posts, mails, audiences } = preview;
  return {
    ...{ id, url: new URL(`previews/${id}`, publicUrl).href, repository, number, title, commit: head },
    madeAt: formatInstant(madeAt),
    posts: posts.map(({ path, title: named, faults, reason, unsaid, deadLinks }) => ({
      ...{ path, title: named, faults, reason, picturesWithoutText: unsaid, deadLinks },
    })),
    mails,
    audiences: audiences.map((one) => ({ ...one, nextAt: format(one.nextAt) })),
  };
};
