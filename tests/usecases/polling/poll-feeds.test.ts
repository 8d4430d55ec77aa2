import { describe, expect, it } from "vitest";
import { createPollingWorld, FEED, writeRss } from "../../builders/polling-world.ts";

const post = (name: string, date = "2026-11-20T10:00Z") => ({
  title: name,
  guid: `https://blog.example.org/${name}/`,
  link: `https://blog.example.org/${name}/`,
  date,
});
/** A full hour between two polls, so that no back-off of a success holds the next one up. */
const pause = (world: ReturnType<typeof createPollingWorld>) => world.deps.polledFeeds.makeDue([FEED]);

/** Whatever is called as the so-manieth call fails, before it does anything. */
function interruptAt(at: number) {
  let calls = 0;
  return <Methods extends object>(methods: Methods): Methods =>
    new Proxy(methods, {
      get:
        (target, name) =>
        async (...input: unknown[]) => {
          calls += 1;
          if (calls === at) throw new Error("interrupted");
          const method = Reflect.get(target, name) as (...input: unknown[]) => unknown; // stores have methods alone
          return Reflect.apply(method, target, input);
        },
    });
}

async function startWorld(entries = [post("old"), post("older", "2026-11-19T10:00Z")]) {
  const world = createPollingWorld();
  world.show(entries);
  await world.poll();
  await world.tick();
  return world;
}

describe("a feed that is polled", () => {
  it("brings what is there at first without announcing it, and what comes afterwards as a post", async () => {
    const world = await startWorld();
    expect(await world.announced()).toEqual([]);
    expect((await world.posts()).map(({ title, special }) => [title, special])).toEqual([
      ["old", "known-before"],
      ["older", "known-before"],
    ]);
    world.show([post("new"), post("old"), post("older")]);
    await pause(world);
    await world.poll();
    await world.tick();
    expect(await world.announced()).toEqual(["new"]);
    await pause(world);
    await world.poll();
    await world.tick();
    expect(await world.announced()).toEqual(["new"]);
  });

  it.each([
    ["a new guid under the same link", { guid: "https://cms.example/?p=7" }],
    ["a new link under the same guid", { link: "https://blog.example.org/2026/renamed/" }],
    ["a new domain for both", { guid: "https://moved.example/new/", link: "https://www.moved.example/new" }],
    [
      "a link by http, with index.html and tracking",
      { link: "http://blog.example.org/new/index.html?utm_source=rss" },
    ],
    [
      "another slug, which changes both",
      { guid: "https://blog.example.org/n/", link: "https://blog.example.org/n/" },
    ],
    ["another domain and another link", { guid: "https://b.example/new/", link: "https://b.example/x" }],
    ["another title and date", { title: "new, again", date: "2026-11-21T00:00Z" }],
  ])("takes %s for the same item", async (_, change) => {
    const world = await startWorld();
    world.show([post("new"), post("old"), post("older")]);
    await pause(world);
    await world.poll();
    await world.tick();
    world.show([{ ...post("new"), ...change }, post("old"), post("older")]);
    await pause(world);
    await world.poll();
    await world.tick();
    expect(await world.announced()).toHaveLength(1);
    expect(await world.posts()).toHaveLength(3);
  });

  it("holds what is more than half of it and three at least, and does what its author says", async () => {
    for (const as of ["new", "known"] as const) {
      const world = await startWorld();
      world.show([post("a"), post("b"), post("c"), post("old"), post("older")]);
      await pause(world);
      await world.poll();
      await world.tick();
      expect(await world.announced()).toEqual([]);
      expect((await world.feeds())[0]).toMatchObject({ held: 3 });
      world.show([post("d"), post("a"), post("b"), post("c"), post("old"), post("older")]);
      await pause(world);
      await world.poll(); // nothing of the feed goes out meanwhile
      await world.tick();
      expect(await world.announced()).toEqual([]);
      expect(await world.accept(as)).toMatchObject({ ok: true, value: [{ held: 0 }] });
      await world.tick();
      expect((await world.announced()).sort()).toEqual(as === "new" ? ["a", "b", "c", "d"] : []);
      expect(await world.posts()).toHaveLength(6);
      world.show([post("e"), post("d"), post("a"), post("b"), post("c"), post("old")]);
      await pause(world);
      await world.poll();
      await world.tick();
      expect(await world.announced()).toContain("e");
    }
  });

  it("hears the author's word about a feed however its address is spelled", async () => {
    const world = await startWorld();
    for (const url of ["https://Blog.Example.org/feed.xml", " https://blog.example.org:443/feed.xml#all "])
      expect(await world.accept("known", url)).toMatchObject({ ok: true });
    for (const url of ["https://blog.example.org/", "feed.xml", ""])
      expect(await world.accept("known", url)).toMatchObject({ ok: false });
  });

  it("asks by what it has, and stores nothing of an answer that says the same", async () => {
    const world = createPollingWorld();
    world.answer(writeRss([post("old")]), { etag: '"1"' });
    await world.poll();
    const before = await world.posts();
    const [{ changedAt } = { changedAt: 0 }] = await world.feeds();
    for (let again = 0; again < 3; again += 1) {
      await pause(world);
      await world.tick();
      await world.poll();
    }
    expect(world.asked.map(({ etag }) => etag)).toEqual([null, '"1"', '"1"', '"1"']);
    expect([await world.posts(), (await world.feeds())[0]?.changedAt]).toEqual([before, changedAt]);
  });

  it("waits longer each time it fails, says why and since when, and is well again at once", async () => {
    const world = await startWorld();
    world.fail("The blog answers 500.");
    const waits: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      await pause(world);
      const asked = world.deps.clock.now();
      await world.poll();
      waits.push(((await world.feeds())[0]?.nextAt ?? 0) - asked);
    }
    expect(waits.every((wait, n) => n === 0 || wait >= (waits[n - 1] ?? 0))).toBe(true);
    expect(waits.at(-1)).toBe(86_400_000);
    expect((await world.feeds())[0]).toMatchObject({
      problem: "The blog answers 500.",
      failingSince: expect.any(Number),
    });
    world.show([post("new"), post("old"), post("older")]);
    await world.pollNow();
    await world.tick();
    expect((await world.feeds())[0]).toMatchObject({ problem: null, failingSince: null });
    expect(await world.announced()).toEqual(["new"]);
  });

  it("waits as long as the blog asks, up to a day", async () => {
    const world = await startWorld();
    for (const [asked, waited] of [
      [7200, 7_200_000],
      [10, 14 * 60_000],
      [10_000_000, 86_400_000],
    ] as const) {
      world.fail("The blog answers 503.", asked);
      await pause(world);
      await world.poll();
      expect(((await world.feeds())[0]?.nextAt ?? 0) - world.deps.clock.now()).toBe(waited);
    }
  });

  it("does not stop another one, and neither does what cannot be read", async () => {
    const [bad, good] = ["https://a.example.org/feed", "https://b.example.org/feed"];
    const world = createPollingWorld({}, [bad, good]);
    for (const body of ["", "<html>no</html>", "{}", "<rss><channel><item>", "\u0000".repeat(9)]) {
      world.answer(body, {}, bad);
      world.show([post("old")], good);
      await world.pollNow();
      const [first, second] = await world.feeds();
      expect(first?.problem, body).toMatch(/\w{3}/);
      expect(second?.problem).toBeNull();
    }
    expect((await world.posts()).map(({ title }) => title)).toEqual(["old"]);
  });

  it("is asked with the next tick where a tick has enough to do, and by hand with all others", async () => {
    const urls = Array.from({ length: 6 }, (_, n) => `https://blog-${n}.example.org/feed`);
    const world = createPollingWorld({}, urls);
    for (const [n, url] of urls.entries()) world.show([post(`of-${n}`)], url);
    await world.poll();
    expect(world.asked.map(({ url }) => url)).toEqual(urls.slice(0, 4));
    await world.poll();
    expect(world.asked.map(({ url }) => url)).toEqual(urls);
    await world.pollNow();
    expect(world.asked).toHaveLength(12);
  });

  it("does not bring back what its author deleted", async () => {
    const world = await startWorld();
    const [old] = await world.posts();
    expect(await world.deps.posts.remove(old?.path ?? "", world.deps.clock.now())).toBe("removed");
    world.show([{ ...post("old"), body: "<p>Edited since.</p>" }, post("older", "2026-11-19T10:00Z")]);
    await pause(world);
    await world.poll();
    await world.tick();
    expect(await world.deps.posts.findByPath(old?.path ?? "")).toBeNull();
    expect(await world.announced()).toEqual([]);
  });

  it("is polled by one at a time", async () => {
    const world = createPollingWorld();
    world.show([post("old")]);
    const fetch = Promise.withResolvers<void>();
    const slow = world.poll({
      feedClient: {
        fetch: async (...input) => {
          await fetch.promise;
          return world.deps.feedClient.fetch(...input);
        },
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await world.poll();
    expect(world.asked).toHaveLength(0);
    fetch.resolve();
    await slow;
    expect(world.asked).toHaveLength(1);
  });

  it("goes on with the next poll where it has more items than one may store, and announces none of them", async () => {
    const world = createPollingWorld();
    const many = Array.from({ length: 95 }, (_, n) => post(`item-${n}`));
    world.show(many);
    const counts: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      if (n === 1) world.show([post("in-between"), ...many]);
      await pause(world);
      await world.poll();
      await world.tick();
      counts.push((await world.posts()).length);
    }
    expect(counts).toEqual([40, 80, 96, 96]);
    expect(await world.announced()).toEqual(["in-between"]);
  });

  it("has its end wherever it is interrupted: what is new goes out once, and nothing else", async () => {
    for (let at = 1; at < 12; at += 1) {
      const world = await startWorld();
      world.show([post("new"), post("old"), post("older")]);
      await pause(world);
      const breaks = interruptAt(at);
      await world
        .poll({ posts: breaks(world.deps.posts), polledFeeds: breaks(world.deps.polledFeeds) })
        .catch((error: Error) => expect(error.message).toBe("interrupted"));
      await world.tick();
      await world.db.prepare("UPDATE polled_feeds SET claimed_until = 0, next_at = 0").run(); // later
      await world.poll();
      await world.tick();
      expect(await world.announced(), `interrupted at call ${at}`).toEqual(["new"]);
    }
  });

  it("announces nothing of a first poll that was interrupted, wherever", async () => {
    for (let at = 1; at < 14; at += 1) {
      const world = createPollingWorld();
      world.show([post("old"), post("older")]);
      const breaks = interruptAt(at);
      await world
        .poll({ posts: breaks(world.deps.posts), polledFeeds: breaks(world.deps.polledFeeds) })
        .catch(() => {});
      await world.tick();
      await world.db.prepare("UPDATE polled_feeds SET claimed_until = 0, next_at = 0").run();
      await world.poll();
      await world.tick();
      expect(await world.announced(), `interrupted at call ${at}`).toEqual([]);
    }
  });
});

describe("a post that comes by file and by feed", () => {
  const file = ["title: Both ways", "pubDate: 2026-11-20", "lang: en"];
  const item = { ...post("both-ways"), title: "Both ways", date: "2026-11-20T10:00Z" };

  it("is one, whichever came first, and goes out once", async () => {
    for (const first of ["file", "feed"]) {
      const world = await startWorld();
      const byFile = () => world.putFile("both-ways.md", file);
      const byFeed = async () => {
        world.show([item, post("old"), post("older")]);
        await pause(world);
        await world.poll();
      };
      for (const come of first === "file" ? [byFile, byFeed] : [byFeed, byFile]) {
        await come();
        await world.tick();
      }
      await byFeed();
      await world.tick();
      expect(await world.announced(), first).toEqual(["Both ways"]);
      const both = (await world.posts()).filter(({ title }) => title === "Both ways");
      expect(both.map(({ path, from_feed }) => [path, from_feed])).toEqual([["both-ways.md", 0]]);
    }
  });

  it("is one by language, title and date where its link is another", async () => {
    const world = await startWorld();
    await world.putFile("2026/a-file-of-another-name.md", file);
    world.show([{ ...item, link: "https://blog.example.org/p/8", guid: "8" }, post("old"), post("older")]);
    await pause(world);
    await world.poll();
    await world.tick();
    expect(await world.announced()).toEqual(["Both ways"]);
  });

  it("is due where its file made it so, though the feed was polled first afterwards", async () => {
    const world = createPollingWorld();
    await world.putFile("both-ways.md", file);
    world.show([item, post("old")]);
    await world.poll();
    await world.tick();
    expect(await world.announced()).toEqual(["Both ways"]);
  });

  it("stays deleted where its file was deleted, though the feed has it", async () => {
    const world = await startWorld();
    await world.putFile("both-ways.md", file);
    await world.deps.posts.remove("both-ways.md", world.deps.clock.now());
    world.show([item, post("old"), post("older")]);
    await pause(world);
    await world.poll();
    await world.tick();
    expect(await world.announced()).toEqual([]);
    expect((await world.posts()).filter(({ from_feed }) => from_feed === 1)).toHaveLength(2);
  });

  it("is not announced by its file where it was known before", async () => {
    const world = await startWorld([item]);
    await world.putFile("both-ways.md", file);
    await world.tick();
    expect(await world.announced()).toEqual([]);
    expect(await world.posts()).toHaveLength(1);
  });
});
