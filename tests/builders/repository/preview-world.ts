import { createPlaceholderKeys } from "../../../src/adapters/crypto/placeholder-keys.ts";
import { createPreviewIds } from "../../../src/adapters/crypto/preview-ids.ts";
import { createD1PreviewStore } from "../../../src/adapters/d1/previews/preview-store.ts";
import { createGithubClient } from "../../../src/adapters/github/github-client.ts";
import { createGithubPullBoard } from "../../../src/adapters/github/pull-board.ts";
import { createPullBox } from "../../../src/adapters/sqlite/push-box.ts";
import { beginAttempts } from "../../../src/core/repository/push.ts";
import type { Newsletter } from "../../../src/core/settings/settings.ts";
import type { Reader } from "../../../src/core/subscribers/subscriber.ts";
import { listPreviews } from "../../../src/usecases/previews/show-previews.ts";
import { syncPulls } from "../../../src/usecases/previews/sync-pulls.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";
import { createRepositoryWorld, REPOSITORY } from "./repository-world.ts";

const SECRET_KEYS = ["a secret key for tests that is long enough"];

/** Pull requests of a blog in the stand-in, over the real SQL and by the real adapters. */
export function createPreviewWorld(own: Partial<Newsletter> = {}, readers: readonly Reader[] = []) {
  const world = createRepositoryWorld({ cadences: ["weekly", "instant"], ...own });
  const pulls = createPullBox(createFakeObjectStorage());
  const dead = new Map<string, string>();
  const asked: string[] = [];
  const client = createGithubClient({
    ...{ baseUrl: new URL("https://api.github.com/"), token: "t", userAgent: "test" },
    send: (url, init) => world.github.handle(new Request(url, init)),
  });
  const deps = {
    ...world.deps,
    pulls,
    previews: createD1PreviewStore(world.db),
    previewIds: createPreviewIds(SECRET_KEYS),
    placeholderKeys: createPlaceholderKeys(SECRET_KEYS),
    pullBoard: createGithubPullBoard(client),
    readers: { list: async () => ({ readers, cursor: null }) },
    pageClient: {
      ask: async (url: string) => {
        asked.push(url);
        const problem = dead.get(url);
        return problem === undefined
          ? ({ isThere: true } as const)
          : ({ isThere: false, problem, retryAfterSeconds: null } as const);
      },
    },
  };
  const base = world.blog.commit({
    "content/posts/old.md": "---\ntitle: Old\npubDate: 2026-01-01\n---\n\nOld.",
  });
  let head = base;
  const sync = (difference: Partial<typeof deps> = {}) => syncPulls({ ...deps, ...difference });
  return {
    ...world,
    ...{ deps, dead, asked, sync },
    /** A commit of the request, and the event that tells of it; null: the event alone. */
    propose(edits: Parameters<typeof world.blog.commit>[0] | null, isOpen = true, number = 7) {
      if (edits !== null) head = world.blog.commit(edits, { branch: "patch", onto: base });
      const pull = { repository: REPOSITORY, number, title: "A proposal", head, base, isOpen };
      pulls.write(number, { ...pull, ...beginAttempts(pulls.read(number), deps.clock.now()) });
      return head;
    },
    list: () => listPreviews(deps),
  };
}
