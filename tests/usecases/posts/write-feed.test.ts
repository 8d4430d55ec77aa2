import { describe, expect, it } from "vitest";
import { type FeedRequest, writeFeed } from "../../../src/usecases/posts/write-feed.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";

async function buildFeedWorld() {
  const world = buildPostWorld();
  const post = (path: string, ...lines: string[]) =>
    world.publish(path, buildFile([`title: ${path}`, ...lines]));
  await post("en/old.md", "date: 2026-11-10", "tags: [Mail]");
  await post("en/new.md", "date: 2026-11-18", "tags: [Soft Skills]");
  await post("es/nuevo.md", "date: 2026-11-19", "tags: [Mail]");
  await post("en/draft.md", "date: 2026-11-17", "draft: true");
  await post("en/future.md", "date: 2026-11-21");
  await post("en/quiet.md", "date: 2026-11-12", "newsletter: false");
  const titles = async (request: Partial<FeedRequest>) => {
    const feed = await writeFeed(world.deps, {
      format: "json",
      language: null,
      topic: null,
      path: "/feed.json",
      ...request,
    });
    return feed.ok
      ? (JSON.parse(feed.value.body).items as { title: string }[]).map((item) => item.title)
      : feed.problem.kind;
  };
  return { ...world, titles };
}

describe("a feed", () => {
  it("shows what anybody may see, newest first: no draft, nothing of the future", async () => {
    const { titles, advanceTo } = await buildFeedWorld();
    expect(await titles({})).toEqual(["es/nuevo.md", "en/new.md", "en/quiet.md", "en/old.md"]);
    advanceTo("2026-11-20T23:00Z"); // midnight in Madrid
    expect((await titles({}))[0]).toBe("en/future.md");
  });

  it("may be of one language, or of one of its topics", async () => {
    const { titles } = await buildFeedWorld();
    expect(await titles({ language: "es" })).toEqual(["es/nuevo.md"]);
    expect(await titles({ language: "en", topic: "mail" })).toEqual(["en/old.md"]);
    expect(await titles({ language: "en", topic: "soft-skills" })).toEqual(["en/new.md"]);
    expect(await titles({ language: "es", topic: "soft-skills" })).toEqual([]);
  });

  it("may be of several languages and topics: each story once, in the first language that it has", async () => {
    const { titles, publish } = await buildFeedWorld();
    const story = ["date: 2026-11-15", "translationKey: both", "tags: [Both]"];
    await publish("en/both.md", buildFile(["title: Both in English", ...story]));
    await publish("es/both.md", buildFile(["title: Both in Spanish", ...story]));
    expect(await titles({ language: "es,en" })).toEqual([
      "es/nuevo.md",
      "en/new.md",
      "Both in Spanish",
      "en/quiet.md",
      "en/old.md",
    ]);
    expect(await titles({ language: "en,es", topic: "both,mail" })).toEqual([
      "es/nuevo.md",
      "Both in English",
      "en/old.md",
    ]);
    expect(await titles({ language: "es,es", topic: "mail,mail" })).toEqual(["es/nuevo.md"]);
  });

  it.each([
    { language: "fr" },
    { language: "en,fr" },
    { language: "en," },
    { language: "en", topic: "mail,unheard-of" },
    { language: "en", topic: ",mail" },
    { language: "en", topic: Array.from({ length: 21 }, () => "mail").join() },
    { language: "not a tag!" },
    { language: "en", topic: "unheard-of" },
    { language: "en", topic: "!!!" },
  ])("is not there for %j", async (request) => {
    const { titles } = await buildFeedWorld();
    expect(await titles(request)).toBe("page-not-found");
  });

  it("is the same bytes until a post changes", async () => {
    const { deps, publish, advanceTo } = await buildFeedWorld();
    const write = async () => {
      const feed = await writeFeed(deps, { format: "rss", language: null, topic: null, path: "/feed.xml" });
      return feed.ok ? feed.value : null;
    };
    const first = await write();
    advanceTo("2026-11-20T18:00Z");
    expect(await write()).toEqual(first);
    await publish("en/old.md", buildFile(["title: Edited", "date: 2026-11-10"]));
    expect((await write())?.updatedAt).toBe(Date.parse("2026-11-20T18:00Z"));
  });

  it("is empty, and still a feed, before the first post", async () => {
    const { deps } = buildPostWorld();
    const feed = await writeFeed(deps, { format: "rss", language: null, topic: null, path: "/feed.xml" });
    expect(feed).toMatchObject({ ok: true, value: { updatedAt: 0 } });
  });
});
