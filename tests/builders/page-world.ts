import { createAddressHasher } from "../../src/adapters/crypto/address-hasher.ts";
import { createD1OccasionBook } from "../../src/adapters/d1/notes/occasion-book.ts";
import { createD1PageStore } from "../../src/adapters/d1/pages/page-store.ts";
import type { PageFinding } from "../../src/core/pages/waiting-page.ts";
import type { Newsletter } from "../../src/core/settings/settings.ts";
import { tellAuthor } from "../../src/usecases/notes/tell-author.ts";
import { watchPages } from "../../src/usecases/notes/watch-pages.ts";
import { type LookDependencies, lookAtPages } from "../../src/usecases/pages/look-at-pages.ts";
import { releasePost } from "../../src/usecases/pages/release-post.ts";
import { listPosts } from "../../src/usecases/posts/list-posts.ts";
import { publishPost } from "../../src/usecases/posts/publish-post.ts";
import { buildFile } from "./post-world.ts";
import { createTickWorld } from "./tick-world.ts";

export const pageOf = (name: string) => `https://blog.example.com/${name}/`;

/** A newsletter that requires pages, and a blog of which a test says what stands. */
export function createPageWorld(own: Partial<Newsletter> = {}) {
  const rules = { cadences: ["instant"] as const, languages: ["en", "es"], requirePage: true };
  const world = createTickWorld({ ...rules, authorEmail: "author@example.com", ...own });
  const standing = new Map<string, PageFinding>();
  const asked: string[] = [];
  let requests = 0;
  const deps = {
    ...world.deps,
    db: world.db,
    pages: createD1PageStore(world.db),
    requests: { count: () => requests },
    clock: { ...world.deps.clock, sleep: async (ms: number) => world.pass(ms) },
    pageClient: {
      ask: async (url: string, _most: number): Promise<PageFinding | null> => {
        asked.push(url);
        requests += 1;
        return standing.get(url) ?? { isThere: false, problem: "answers 404", retryAfterSeconds: null };
      },
    },
    occasions: createD1OccasionBook(world.db),
    addressHasher: createAddressHasher(["a secret key for tests that is long enough"]),
    outboxWaker: { wake: async () => {} },
  };
  const look = (difference: Partial<LookDependencies> = {}, isAsked = false) => {
    requests = 0;
    return lookAtPages({ ...deps, ...difference }, { t: deps.clock.now(), isAsked });
  };
  return {
    ...world,
    ...{ deps, asked, look },
    /** The page answers from now on; `problem`: what is found instead. */
    stand: (name: string, problem?: string, retryAfterSeconds: number | null = null) =>
      standing.set(
        pageOf(name),
        problem === undefined ? { isThere: true } : { isThere: false, problem, retryAfterSeconds },
      ),
    /** What is due, whatever is known of pages. */
    plan: world.tick,
    /** Pages, then what is due. */
    tick: async (difference: Partial<LookDependencies> = {}) => {
      await look(difference);
      await world.tick();
    },
    watch: () => watchPages({ ...deps, tellAuthor: (occasions) => tellAuthor(deps, occasions) }),
    told: async () => {
      const rows = await world.db
        .prepare("SELECT name FROM occasions ORDER BY at, name")
        .all<{ name: string }>();
      return rows.results.map(({ name }) => name);
    },
    put: async (name: string, ...lines: readonly string[]) => {
      const plain = ["title: A", "pubDate: 2026-11-20", "lang: en", `url: ${pageOf(name)}`];
      const isOwn = (line: string) => lines.some((own) => own.split(":")[0] === line.split(":")[0]);
      const file = [...plain.filter((line) => !isOwn(line)), ...lines];
      const source = new TextEncoder().encode(buildFile(file, `Words of ${name}.`));
      const put = await publishPost(deps, { path: `${name}.md`, source });
      if (!put.ok) throw new Error(JSON.stringify(put.problem));
    },
    release: (name: string) => releasePost(deps, `${name}.md`),
    reasons: async () =>
      Object.fromEntries(
        (await listPosts(deps, { limit: 500, offset: 0 })).posts.map(({ id, reason }) => [id, reason]),
      ),
    /** Ids of posts in the order in which issues held them. */
    announced: async () => {
      const rows = await world.db
        .prepare(
          "SELECT post FROM issue_posts JOIN issues ON issues.id = issue ORDER BY issues.rowid, position",
        )
        .all<{ post: string }>();
      return rows.results.map(({ post }) => post);
    },
  };
}

export type PageWorld = ReturnType<typeof createPageWorld>;
