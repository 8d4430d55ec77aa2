import { describe, expect, it } from "vitest";
import { type CorpusWorld, createCorpusWorld, listPictures } from "../../corpus/corpus-world.ts";
import { type CorpusBlog, type ExpectedStory, readCorpus } from "../../corpus/read-corpus.ts";
import { FEED_KINDS, type ShownStory } from "../../corpus/write-site-feed.ts";

const sites = new Map<string, readonly ShownStory[]>();

/** What the site shows, the newest first: no draft is among it, so that a feed has nothing to keep home. */
async function readSite(blog: CorpusBlog): Promise<readonly ShownStory[]> {
  const known = sites.get(blog.generator);
  if (known !== undefined) return known;
  const world = createCorpusWorld(blog);
  await world.pushFiles();
  const shown = (await world.shown()).toSorted((one, other) => other.date.localeCompare(one.date));
  const site = blog.generator === "hexo" ? shown.map(markEnd) : shown;
  sites.set(blog.generator, site);
  return site;
}

/** Hexo leaves a mark in the page where its author's `<!-- more -->` was: what stands above it would pass for a greeting. */
const markEnd = (story: ShownStory): ShownStory => ({
  ...story,
  html: story.html.replace("<p>Welcome to Hexo!</p>", '$&<span id="more"></span>'),
});

type Told = Omit<ExpectedStory, "path">;

const sortTold = (stories: readonly ExpectedStory[]): readonly Told[] =>
  stories.map(({ path: _, ...told }) => told).toSorted((one, other) => one.url.localeCompare(other.url));

/** What a feed tells: no path, and of the pictures those of bodies. */
const expectTold = ({ expected }: CorpusBlog, site: readonly ShownStory[]): readonly Told[] =>
  sortTold(
    expected.stories.map((story) => {
      const body = site.find(({ url }) => url === story.url)?.html ?? "";
      return { ...story, pictures: listPictures(body) };
    }),
  );

const listTitles = ({ expected }: CorpusBlog) => expected.stories.map(({ title }) => title).sort();
const listAnnounced = async (world: CorpusWorld) => (await world.announced()).sort();

const blogs = readCorpus().map((blog) => ({ blog, of: blog.generator }));
const feeds = blogs.flatMap((one) => FEED_KINDS.map((kind) => ({ ...one, kind })));

describe.each(feeds)("the $kind feed of a blog of $of", ({ kind, blog }) => {
  it("brings the stories that its site shows, and announces none that was there before", async () => {
    const site = await readSite(blog);
    const world = createCorpusWorld(blog);
    for (let polls = 0; polls < 2; polls += 1) await world.showFeed(kind, site);
    expect(sortTold(await world.stories())).toEqual(expectTold(blog, site));
    expect(await world.announced()).toEqual([]);
  });

  it("brings them as new ones where they come after its first poll, each once", async () => {
    const site = await readSite(blog);
    const world = createCorpusWorld(blog);
    await world.showFeed(kind, []);
    for (let polls = 0; polls < 2; polls += 1) await world.showFeed(kind, site);
    await world.accept("new"); // three at once wait for their author's word
    await world.showFeed(kind, site);
    expect(sortTold(await world.stories())).toEqual(expectTold(blog, site));
    expect(await listAnnounced(world)).toEqual(listTitles(blog));
  });
});

/** One kind and the other in turn. */
const pairs = feeds.filter((_, n) => n % 4 === 0 || n % 4 === 3);

describe.each(pairs)("a blog of $of that comes by its files and by its $kind feed", ({ kind, blog }) => {
  it.each([
    ["its files come first", ["files", "feed", "files"]],
    ["its feed comes first", ["feed", "files", "feed"]],
  ])("has every story once where %s", async (_, order) => {
    const site = await readSite(blog);
    const world = createCorpusWorld(blog);
    await world.showFeed(kind, []);
    for (const way of order) {
      if (way === "files") await world.pushFiles();
      else await world.showFeed(kind, site);
      await world.accept("new");
      await world.tick();
    }
    expect(await world.stories()).toEqual(blog.expected.stories);
    expect(await listAnnounced(world)).toEqual(listTitles(blog));
  });

  it("announces nothing by its files that the first poll of its feed found", async () => {
    const site = await readSite(blog);
    const world = createCorpusWorld(blog);
    await world.showFeed(kind, site);
    await world.pushFiles();
    await world.tick();
    expect(await world.stories()).toEqual(blog.expected.stories);
    expect(await world.announced()).toEqual([]);
  });
});
