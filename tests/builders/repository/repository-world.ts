import { createGithubStandIn } from "../../../dev/github-stand-in/github.ts";
import { createD1RepositoryFiles } from "../../../src/adapters/d1/repository/repository-files.ts";
import { createD1RepositoryStore } from "../../../src/adapters/d1/repository/repository-store.ts";
import { createGithubClient } from "../../../src/adapters/github/github-client.ts";
import { createGithubHost } from "../../../src/adapters/github/repository-host.ts";
import { createPushBox } from "../../../src/adapters/sqlite/push-box.ts";
import { joinPush } from "../../../src/core/repository/push.ts";
import type { Newsletter } from "../../../src/core/settings/settings.ts";
import { publishPost } from "../../../src/usecases/posts/publish-post.ts";
import { listRepositories } from "../../../src/usecases/repository/list-repositories.ts";
import { syncRepository } from "../../../src/usecases/repository/sync-repository.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";
import { createPollingWorld } from "../polling-world.ts";
import { buildFile } from "../post-world.ts";

export const REPOSITORY = "ada/blog";
const FOLDER = "content/posts";

/** A Markdown file that is due. */
export const writePost = (title: string, body = `Words of ${title}.`, more: readonly string[] = []) =>
  buildFile([`title: ${title}`, "pubDate: 2026-11-19T08:00:00Z", ...more], body);

/** A blog in a repository of the stand-in, whose pushes are taken in over the real SQL and by the real adapter. */
export function createRepositoryWorld(own: Partial<Newsletter> = {}, feedUrls?: readonly string[]) {
  const settings: Partial<Newsletter> = {
    ...{ cadences: ["instant"], languages: ["en", "es"], maximumAgeDays: 0, postsFolder: FOLDER, ...own },
  };
  const world = createPollingWorld(settings, feedUrls);
  const github = createGithubStandIn({ compared: 300, listed: 100_000 });
  const blog = github.create("Ada/Blog");
  const pushes = createPushBox(createFakeObjectStorage());
  let now = world.deps.clock.now();
  const client = createGithubClient({
    ...{ baseUrl: new URL("https://api.github.com/"), token: null, userAgent: "test" },
    send: (url, init) => github.handle(new Request(url, init)),
  });
  const deps = {
    ...world.deps,
    pushes,
    db: world.db,
    repositoryHost: createGithubHost(client),
    repositories: createD1RepositoryStore(world.db),
    repositoryFiles: createD1RepositoryFiles(world.db),
    clock: { ...world.deps.clock, now: () => now },
  };
  const push = (before: string | null, after: string, branch = "main") =>
    pushes.write(joinPush(pushes.read(), { repository: REPOSITORY, branch, before, after }, now));
  const sync = (difference: Partial<typeof deps> = {}) => syncRepository({ ...deps, ...difference });
  return {
    ...world,
    ...{ github, blog, deps, push, sync },
    /** Until nothing is owed, at the moments that it asks for; how many slices that took. */
    async settle(difference: Partial<typeof deps> = {}) {
      for (let slices = 1; slices < 500; slices += 1) {
        const next = await sync(difference);
        if (next === null) return slices;
        now = Math.max(now, next);
      }
      throw new Error("The repository never settles.");
    },
    /** A commit, and the push that tells of it. */
    async commit(edits: Parameters<typeof blog.commit>[0], options: Parameters<typeof blog.commit>[1] = {}) {
      const before = blog.head();
      const after = blog.commit(edits, options);
      push(before, after);
      return after;
    },
    putFile: (path: string, text: string) =>
      publishPost(deps, { path, source: new TextEncoder().encode(text) }),
    repositories: () => listRepositories(deps),
    /** What stands: path below the folder, title and body. */
    async standing() {
      const { results } = await world.db
        .prepare("SELECT path, title, text FROM posts WHERE deleted_at IS NULL ORDER BY path")
        .all<{ path: string; title: string; text: string }>();
      return results;
    },
  };
}

export type RepositoryWorld = ReturnType<typeof createRepositoryWorld>;
