import { describe, expect, it } from "vitest";
import { type FeedRequest, writeFeed } from "../../../src/usecases/posts/write-feed.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";

/** Posts that were stored for `en` and `es`, read with these languages. */
async function buildFeedWorld(languages?: readonly string[]) {
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
    const newsletter = { ...world.deps.newsletter, ...(languages === undefined ? {} : { languages }) };
    const feed = await writeFeed(
      { ...world.deps, newsletter },
      {
        format: "json",
        language: null,
        topic: null,
        path: "/feed.json",
        ...request,
      },
    );
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

  it.each([
    [["es-MX", "en-US"], "es-MX", ["es/nuevo.md"]],
    [["en-US", "es"], "en-US", ["en/new.md", "en/quiet.md", "en/old.md"]],
    [["en-US", "es"], "es", ["es/nuevo.md"]],
    [["en-GB", "en"], "en-GB", []],
    [["en-GB", "es"], null, ["es/nuevo.md", "en/new.md", "en/quiet.md", "en/old.md"]],
    [["en-GB", "es"], "en-GB,es", ["es/nuevo.md", "en/new.md", "en/quiet.md", "en/old.md"]],
    [["es-MX"], null, ["es/nuevo.md"]],
  ])(
    "shows at once what was stored before LANGUAGES became %j, of %s",
    async (languages, language, shown) => {
      const { titles } = await buildFeedWorld(languages);
      expect(await titles({ language })).toEqual(shown);
    },
  );

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
    const edited = await write();
    expect(edited?.modifiedAt).toBe(Date.parse("2026-11-20T18:00Z"));
    expect(edited?.etag).not.toBe(first?.etag);
  });

  it("is empty, and still a feed, before the first post", async () => {
    const { deps } = buildPostWorld();
    const feed = await writeFeed(deps, { format: "rss", language: null, topic: null, path: "/feed.xml" });
    expect(feed).toMatchObject({ ok: true, value: { modifiedAt: 0 } });
  });
});

const WHOLE = { format: "json", language: null, topic: null, path: "feed.json" } as const;

/** A feed world whose reads of the store and writings of a document are counted. */
async function buildCountedWorld() {
  const world = buildPostWorld();
  const counts = { reads: 0, written: 0 };
  const deps = {
    ...world.deps,
    feedStore: {
      read: (query: Parameters<typeof world.deps.feedStore.read>[0]) => {
        counts.reads += 1;
        return world.deps.feedStore.read(query);
      },
    },
    feeds: {
      write: (...input: Parameters<typeof world.deps.feeds.write>) => {
        counts.written += 1;
        return world.deps.feeds.write(...input);
      },
    },
  };
  const write = async (request: Partial<FeedRequest> = {}) => {
    const feed = await writeFeed(deps, { ...WHOLE, ...request });
    if (!feed.ok) throw new Error(feed.problem.kind);
    return feed.value;
  };
  const titles = async () =>
    (JSON.parse((await write()).body).items as { title: string }[]).map((item) => item.title);
  const remove = (path: string, iso: string) => world.deps.posts.remove(path, Date.parse(iso));
  return { ...world, counts, write, titles, remove };
}

describe("a feed that is asked for again", () => {
  it("is one round trip and no second document, until a post changes", async () => {
    const { publish, write, counts } = await buildCountedWorld();
    await publish("a.md", buildFile(["title: A", "date: 2026-11-10"]));
    const first = await write();
    for (let again = 0; again < 5; again += 1) expect(await write()).toEqual(first);
    expect(counts).toEqual({ reads: 6, written: 1 });
    await publish("b.md", buildFile(["title: B", "date: 2026-11-11"]));
    expect((await write()).etag).not.toBe(first.etag);
    expect(counts).toEqual({ reads: 7, written: 2 });
  });

  it("holds nothing any more of a post that was deleted, made a draft or dated later a moment ago", async () => {
    const { publish, titles, remove } = await buildCountedWorld();
    const put = (path: string, ...lines: string[]) =>
      publish(path, buildFile([`title: ${path}`, "date: 2026-11-10", ...lines]));
    for (const path of ["a.md", "b.md", "c.md"]) await put(path);
    expect(await titles()).toEqual(["a.md", "b.md", "c.md"]);
    await remove("a.md", "2026-11-20T12:00Z");
    expect(await titles()).toEqual(["b.md", "c.md"]);
    await put("b.md", "draft: true");
    expect(await titles()).toEqual(["c.md"]);
    await publish("c.md", buildFile(["title: c.md", "date: 2026-12-24"]));
    expect(await titles()).toEqual([]);
  });

  it("holds a post from the moment that it is dated, though nothing was written since", async () => {
    const { publish, titles, advanceTo, write } = await buildCountedWorld();
    await publish("soon.md", buildFile(["title: Soon", "date: 2026-11-20T12:30:00Z"]));
    expect(await titles()).toEqual([]);
    advanceTo("2026-11-20T12:29:59Z");
    expect(await titles()).toEqual([]);
    const before = (await write()).modifiedAt;
    advanceTo("2026-11-20T12:30:00Z");
    expect(await titles()).toEqual(["Soon"]);
    expect((await write()).modifiedAt).toBeGreaterThan(before);
  });

  it("is another one in each format, language and topic", async () => {
    const { publish, write } = await buildCountedWorld();
    await publish("en/a.md", buildFile(["title: A", "date: 2026-11-10", "tags: [Mail]"]));
    const places = [{}, { format: "rss" }, { language: "es" }, { language: "en", topic: "mail" }] as const;
    const bodies = async () => Promise.all(places.map(async (place) => (await write(place)).body));
    expect(new Set(await bodies()).size).toBe(places.length);
    expect(await bodies()).toEqual(await bodies());
  });
});

describe("the date of a feed", () => {
  it("moves on with every change, two in one second and the deletion of the newest post included", async () => {
    const { publish, write, remove, advanceTo } = await buildCountedWorld();
    const dates: number[] = [];
    const note = async () => dates.push((await write()).modifiedAt);
    advanceTo("2026-11-20T12:00:00.100Z");
    await publish("a.md", buildFile(["title: A", "date: 2026-11-10"]));
    await note();
    expect(dates[0]).toBe(Date.parse("2026-11-20T12:00:00Z"));
    advanceTo("2026-11-20T12:00:00.300Z");
    await publish("a.md", buildFile(["title: A, edited", "date: 2026-11-10"]));
    await note();
    advanceTo("2026-11-20T13:00:00Z");
    await remove("a.md", "2026-11-20T13:00:00Z");
    await note();
    expect([...dates].sort((a, b) => a - b)).toEqual(dates);
    expect(new Set(dates).size).toBe(3);
  });

  it("is that of the last change, however many come at once", async () => {
    const { publish, write } = await buildCountedWorld();
    for (let n = 0; n < 5; n += 1) await publish(`${n}.md`, buildFile([`title: N${n}`, "date: 2026-11-10"]));
    expect((await write()).modifiedAt).toBe(Date.parse("2026-11-20T12:00:00Z"));
  });

  it("stays where nothing changed, whatever the clock says", async () => {
    const { publish, write, advanceTo } = await buildCountedWorld();
    await publish("a.md", buildFile(["title: A", "date: 2026-11-10"]));
    const before = await write();
    advanceTo("2026-12-20T12:00Z");
    await publish("a.md", buildFile(["title: A", "date: 2026-11-10"]));
    expect(await write()).toEqual(before);
  });
});

describe("the bodies of a feed", () => {
  /** Paragraphs with a word in front by which each is known. */
  const long = (name: string, bytes: number) =>
    Array.from({ length: Math.ceil(bytes / 1000) }, (_, n) => `${name}${n} ${"word ".repeat(198)}`).join(
      "\n\n",
    );

  it.each(["rss", "atom", "json"] as const)(
    "are whole of the newest posts while they fit, and openings with a link of the others, in %s",
    async (format) => {
      const { publish, write } = await buildCountedWorld();
      for (let n = 1; n <= 30; n += 1) {
        const lines = [`title: N${n}`, `date: 2026-11-01T00:${String(n).padStart(2, "0")}:00Z`];
        await publish(`n${n}.md`, buildFile(lines, long(`n${n}x`, 40_000)));
      }
      const { body } = await write({ format });
      expect(new TextEncoder().encode(body).byteLength).toBeLessThan(700_000);
      for (const n of [30, 25, 20]) expect(body).toContain(`n${n}x39 `); // its last paragraph
      for (const n of [10, 1]) {
        expect(body).toContain(`n${n}x0 `);
        expect(body).not.toContain(`n${n}x5 `);
        expect(body.replaceAll("\\", "")).toMatch(new RegExp(`<a href="[^"]+/n${n}/?">Read on</a>`));
      }
    },
  );

  it("leave out one that has no room by itself, and keep the others whole", async () => {
    const { publish, write } = await buildCountedWorld();
    await publish("small.md", buildFile(["title: S", "date: 2026-11-10"], "All of the small one."));
    await publish(
      "es/huge.md",
      buildFile(["title: H", "date: 2026-11-11", "description: Enorme."], `${"&".repeat(110_000)}`),
    );
    const { body } = await write();
    expect(body.length).toBeLessThan(5_000);
    expect(body).toContain("All of the small one.");
    expect(body).toMatch(/<p>Enorme\.<\/p><p><a href=[^>]+>[^<]+<\/a><\/p>/);
  });
});
