import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NEWSLETTER } from "./builders/newsletter.ts";
import { buildPostWorld } from "./builders/post-world.ts";
import { readStories } from "./corpus/corpus-world.ts";
import { type CorpusBlog, type ExpectedBlog, readCorpus } from "./corpus/read-corpus.ts";

const NOW = Date.parse("2026-11-30T00:00Z");
/** Of a language that a file is written in; outside of code none of it is to be seen. */
const RAW = /\{%|\{\{|:::|\[\[|\[!|%%|==\w|\{#\w|\{:|^(?:import|export) |\{\/\*|:tada:/m;

/** Every file in the order of its path, and those again that link to what came after them. */
async function publish({ settings, files }: CorpusBlog): Promise<ExpectedBlog> {
  const world = buildPostWorld();
  world.advanceTo("2026-11-30T00:00Z");
  const newsletter = { ...NEWSLETTER, ...settings };
  const put = async ({ path, source }: CorpusBlog["files"][number]) => {
    const published = await world.publishTo(newsletter, path, new TextDecoder().decode(source));
    return published.ok ? (published.value.outdated ?? []) : [];
  };
  const outdated = new Set<string>();
  for (const file of files) for (const path of await put(file)) outdated.add(path);
  const below = (path: string) => (settings.postsFolder === "" ? path : `${settings.postsFolder}/${path}`);
  for (const path of outdated)
    for (const file of files) if ([path, below(path)].includes(file.path)) await put(file);
  const stories = await readStories(world.db, NOW);
  const shown = new Set(stories.map(({ path }) => below(path)));
  return { stories, home: files.map(({ path }) => path).filter((path) => !shown.has(path)) };
}

describe.each(readCorpus().map((blog) => [blog.generator, blog] as const))("a blog of %s", (_, blog) => {
  it("comes in as its own site shows it", async () => {
    const made = await publish(blog);
    if (process.env.RENEW_CORPUS) writeFileSync(blog.goldenFile, `${JSON.stringify(made, null, 2)}\n`);
    expect(made).toEqual(blog.expected);
  });

  it("shows nothing of the language that it is written in, outside of code", () => {
    for (const { text } of blog.expected.stories)
      expect(text.replace(/^.*(?:shown|page\.title|\{\{ (?:x|hi) \}\}).*$/gm, "")).not.toMatch(RAW);
  });
});
