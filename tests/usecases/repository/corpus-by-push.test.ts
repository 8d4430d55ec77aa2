import { describe, expect, it } from "vitest";
import { createCorpusWorld } from "../../corpus/corpus-world.ts";
import { readCorpus } from "../../corpus/read-corpus.ts";

describe.each(readCorpus().map((blog) => [blog.generator, blog] as const))("a blog of %s", (_, blog) => {
  const { stories: expected, home } = blog.expected;

  it("comes in by its first push as its own site shows it, and goes out once", async () => {
    const world = createCorpusWorld(blog);
    await world.pushFiles();
    for (let ticks = 0; ticks < 2; ticks += 1) await world.tick();
    expect(await world.stories()).toEqual(expected);
    expect((await world.announced()).sort()).toEqual(expected.map(({ title }) => title).sort());
    expect(await world.filesAtHome()).toEqual(home);
  });

  it("stays as it is when its push comes again, and when a later one changes no post", async () => {
    const world = createCorpusWorld(blog);
    await world.pushFiles();
    await world.tick();
    world.push(null, world.blog.head() ?? "");
    await world.settle();
    await world.commit({ "package.json": "{}" });
    await world.settle();
    await world.tick();
    expect(await world.stories()).toEqual(expected);
    expect(await world.announced()).toHaveLength(expected.length);
  });
});
