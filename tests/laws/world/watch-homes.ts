import type { IssueContent } from "../../../src/core/editions/edition.ts";
import type { Language } from "../../../src/core/language.ts";
import { parseJson } from "../../../src/core/parse-json.ts";

interface WatchedPost {
  readonly id: string;
  readonly home: string | null;
  readonly expires_at: number | null;
  readonly deleted_at: number | null;
  readonly published_at: number;
  readonly released_at: number | null;
  readonly language: string;
  readonly tags: string;
}

/** What one invocation saw of the posts when it looked at them. */
export interface HomeLooks {
  /** Hears of every query of that invocation as it takes effect. */
  observe(query: string): void;
  /** Slugs of the topics of what was public when this invocation last read topics; by the rows alone. */
  readonly offered: () => Promise<readonly string[]>;
}

interface Watched {
  readonly db: D1Database;
  readonly languages: readonly Language[];
  now(): number;
  accuse(what: string): void;
}

/** What a query is to this watch; the same few hundred come again and again. */
function createSight() {
  const seen = new Map<string, { readonly isLook: boolean; readonly readsTopics: boolean }>();
  return (query: string) => {
    const known = seen.get(query);
    if (known !== undefined) return known;
    const isLook = /SELECT[^;]*FROM posts\s+WHERE deleted_at IS NULL AND id IN/.test(query);
    const sight = { isLook, readsTopics: /(FROM|JOIN) topics/.test(query) };
    seen.set(query, sight);
    return sight;
  };
}

const recognise = createSight();

/**
 * Watches what becomes of posts at home: no issue is planned with one, and none is composed with one that was at home
 * when the composer looked. Judged by the rows of the very moment, beside the product's own rules.
 */
export function createHomeWatch(watched: Watched): () => HomeLooks {
  const { db, now, accuse } = watched;
  const known = new Set<string>();
  const readPosts = async () => (await db.prepare("SELECT * FROM posts").all<WatchedPost>()).results;
  const isHome = (post: WatchedPost, at: number) =>
    post.home !== null ||
    post.deleted_at !== null ||
    !watched.languages.includes(post.language) ||
    (post.expires_at !== null && post.expires_at <= at);
  const isPublic = (post: WatchedPost, at: number) =>
    !isHome(post, at) && post.published_at <= Math.max(at, post.released_at ?? at);

  const judgePlans = async () => {
    const issues = db.prepare("SELECT id, posts, window_through FROM issues").all<{
      id: string;
      posts: string;
      window_through: number;
    }>();
    const posts = await readPosts(); // the fake is synchronous: both are of this moment
    for (const { id, posts: planned, window_through } of (await issues).results) {
      if (known.has(id)) continue;
      known.add(id);
      for (const post of JSON.parse(planned) as string[])
        if (posts.some((row) => row.id === post && isHome(row, window_through)))
          accuse(`${id} was planned with ${post}, which stays home`);
    }
  };

  const judgeContents = async (look: Promise<{ readonly at: number; readonly posts: WatchedPost[] }>) => {
    const { results } = await db.prepare("SELECT issue, content FROM contents").all<{
      issue: string;
      content: string;
    }>();
    const { at, posts } = await look;
    for (const { issue, content } of results) {
      if (known.has(`content ${issue}`)) continue;
      known.add(`content ${issue}`);
      const shown = (JSON.parse(content) as IssueContent).stories.flatMap((story) => story.posts);
      for (const { id } of shown)
        if (posts.some((row) => row.id === id && isHome(row, at)))
          accuse(`${issue} shows ${id}, which stayed home when it was composed`);
    }
  };

  return () => {
    let look: Promise<{ at: number; posts: WatchedPost[] }> | null = null;
    let offered: Promise<readonly string[]> = Promise.resolve([]);
    const take = async (at: number) => ({ at, posts: await readPosts() });
    return {
      observe(query) {
        const { isLook, readsTopics } = recognise(query);
        if (isLook) look = take(now());
        if (query.includes("INTO issues")) void judgePlans();
        if (query.includes("INTO contents") && look !== null) void judgeContents(look);
        if (readsTopics) offered = take(now()).then(listSlugs);
      },
      offered: () => offered,
    };
  };

  function listSlugs({ at, posts }: { readonly at: number; readonly posts: readonly WatchedPost[] }) {
    const tags = posts.filter((post) => isPublic(post, at)).flatMap(({ tags }) => readTags(tags));
    return [...new Set(tags.map(({ slug }) => slug))].sort();
  }
}

/** Tags that cannot be read are none, as on every page. */
function readTags(tags: string): readonly { readonly slug: string }[] {
  const read = parseJson(tags);
  return read.ok && Array.isArray(read.value) ? read.value : [];
}
