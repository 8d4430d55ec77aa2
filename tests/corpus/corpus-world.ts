import { createRepositoryWorld } from "../builders/repository/repository-world.ts";
import type { CorpusBlog, ExpectedStory } from "./read-corpus.ts";
import { type FeedKind, type ShownStory, writeSiteFeed } from "./write-site-feed.ts";

const MONTH_MS = 30 * 86_400_000;

interface StoryRow {
  readonly path: string;
  readonly long_path: string;
  readonly title: string;
  readonly url: string;
  readonly published_at: number;
  readonly language: string;
  readonly tags: string;
  readonly description: string;
  readonly image: string | null;
  readonly html: string;
  readonly text: string;
}

/** A blog of the corpus with the repository that its files lie in and the feed that its site shows; all its posts are due. */
export function createCorpusWorld({ settings, files }: CorpusBlog) {
  const feed = new URL("feed.xml", settings.siteUrl).href;
  const world = createRepositoryWorld(settings, [feed]);
  const sources = Object.fromEntries(files.map(({ path, source }) => [path, source]));
  world.pass(MONTH_MS);
  const readRows = () => readStoryRows(world.db, world.deps.clock.now());
  return {
    ...world,
    /** All its files, as the first push has them. */
    async pushFiles() {
      await world.commit(sources);
      await world.settle();
    },
    /** The feed shows these; it is asked as a tick does, though it was asked a moment ago. */
    async showFeed(kind: FeedKind, stories: readonly ShownStory[]) {
      world.answer(writeSiteFeed(kind, settings.siteUrl, stories), { url: feed }, feed);
      await world.deps.polledFeeds.makeDue([feed]);
      await world.poll();
      await world.tick();
    },
    accept: (as: "new" | "known") => world.accept(as, feed),
    /** What readers may get, as the golden values have it. */
    stories: async () => (await readRows()).map(describeRow),
    /** Files of which nothing is shown. */
    async filesAtHome() {
      const shown = new Set((await readRows()).map((row) => row.long_path));
      return files.map(({ path }) => path).filter((path) => !shown.has(path));
    },
    /** With the HTML of its site. */
    shown: async (): Promise<readonly ShownStory[]> =>
      (await readRows()).map((row) => ({ ...describeRow(row), html: row.html })),
  };
}

export type CorpusWorld = ReturnType<typeof createCorpusWorld>;

async function readStoryRows(db: D1Database, now: number): Promise<readonly StoryRow[]> {
  const { results } = await db
    .prepare(
      "SELECT * FROM posts WHERE deleted_at IS NULL AND home IS NULL AND COALESCE(expires_at > ?, 1) ORDER BY path",
    )
    .bind(now)
    .all<StoryRow>();
  return results;
}

/** What readers may get by then, as the golden values have it. */
export const readStories = async (db: D1Database, now: number): Promise<readonly ExpectedStory[]> =>
  (await readStoryRows(db, now)).map(describeRow);

const describeRow = (row: StoryRow): ExpectedStory => ({
  path: row.path,
  title: row.title,
  url: row.url,
  date: new Date(row.published_at).toISOString(),
  language: row.language,
  tags: (JSON.parse(row.tags) as { readonly name: string }[]).map(({ name }) => name), // as the store writes them
  teaser: row.description,
  pictures: [...(row.image === null ? [] : [JSON.parse(row.image).url]), ...listPictures(row.html)],
  text: row.text,
});

/** Where the pictures of a body lie. */
export const listPictures = (html: string): readonly string[] =>
  [...html.matchAll(/<img [^>]*src="([^"]*)"/g)].map(([, source = ""]) => source);
