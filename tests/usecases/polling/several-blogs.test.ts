import { describe, expect, it } from "vitest";
import { createPollingWorld, type PollingWorld, writeRss } from "../../builders/polling-world.ts";

const [ADA, BOB] = ["https://ada.example/feed.xml", "https://bob.example/feed.xml"];
const post = (host: string, name: string, date = "2026-11-20T10:00Z") => ({
  ...{ title: name, guid: `https://${host}/${name}/`, link: `https://${host}/${name}/`, date },
});

async function pass(world: PollingWorld, feedUrls?: readonly string[]) {
  await world.db.prepare("UPDATE polled_feeds SET next_at = 0").run();
  await world.poll(feedUrls === undefined ? {} : { feedUrls });
  await world.tick();
}

async function begin(feeds: readonly string[] = [ADA, BOB], hosts = ["ada.example", "bob.example"]) {
  const world = createPollingWorld({ siteUrl: new URL("https://ada.example/") }, feeds);
  for (const [n, feed] of feeds.entries())
    world.show(
      ["one", "two", "three"].map((name) => post(hosts[n] ?? "", `${name}-of-${n}`)),
      feed,
    );
  await pass(world);
  return world;
}

describe("two blogs in one newsletter", () => {
  it("may both have a page of the same path, which are two posts", async () => {
    const world = await begin();
    for (const [feed, host, n] of [
      [ADA, "ada.example", 0],
      [BOB, "bob.example", 1],
    ] as const)
      world.show(
        [
          { ...post(host, "about"), title: `About ${host}` },
          post(host, `one-of-${n}`),
          post(host, `two-of-${n}`),
        ],
        feed,
      );
    await pass(world);
    expect((await world.announced()).sort()).toEqual(["About ada.example", "About bob.example"]);
  });

  it("in one feed, too", async () => {
    const world = await begin([ADA]);
    world.show(
      [
        { ...post("ada.example", "about"), title: "About Ada" },
        { ...post("bob.example", "about"), title: "About Bob" },
        ...["one", "two", "three"].map((name) => post("ada.example", `${name}-of-0`)),
      ],
      ADA,
    );
    for (let polls = 0; polls < 3; polls += 1) await pass(world);
    expect((await world.announced()).sort()).toEqual(["About Ada", "About Bob"]);
  });

  it("may write of the same on the same day, one by file and one by feed", async () => {
    for (const first of ["file", "feed"]) {
      const world = await begin();
      const file = () => world.putFile("hello.md", ["title: Hello", "pubDate: 2026-11-20", "lang: en"]);
      const feed = async () => {
        world.show(
          [{ ...post("bob.example", "hello"), title: "Hello" }, post("bob.example", "one-of-1")],
          BOB,
        );
        await pass(world);
      };
      for (const come of first === "file" ? [file, feed] : [feed, file]) await come();
      await pass(world);
      expect(await world.announced(), first).toEqual(["Hello", "Hello"]);
    }
  });
});

describe("one blog with several feeds", () => {
  it.each([
    ["https://www.ada.example/atom.xml", "www.ada.example"],
    ["https://feeds.elsewhere.example/ada", "ada.example"],
    ["http://ada.example/rss", "ada.example"],
  ])("is told once where the other one is %s", async (other, host) => {
    const world = await begin([ADA, other], ["ada.example", host]);
    for (const [feed, own] of [
      [ADA, "ada.example"],
      [other, host],
    ] as const)
      world.show([post(own, "new"), post("ada.example", "one-of-0"), post(host, "one-of-1")], feed);
    for (let polls = 0; polls < 2; polls += 1) await pass(world);
    expect(await world.announced()).toEqual(["new"]);
    expect((await world.posts()).filter(({ title }) => title === "new")).toHaveLength(1);
  });

  it("is one with its files, whichever feed shows them and whichever came first", async () => {
    const world = await begin([ADA, "https://feeds.elsewhere.example/ada"], ["ada.example", "ada.example"]);
    await world.putFile("new.md", ["title: New", "pubDate: 2026-11-20", "lang: en"]);
    for (const feed of [ADA, "https://feeds.elsewhere.example/ada"])
      world.show([{ ...post("ada.example", "new"), title: "New" }, post("ada.example", "one-of-0")], feed);
    await pass(world);
    expect(await world.announced()).toEqual(["New"]);
  });

  it("stays one with its files though it moves to another host while its feed stays", async () => {
    const world = await begin([ADA], ["old.example"]);
    await world.putFile("new.md", ["title: New", "pubDate: 2026-11-20", "lang: en"]); // already below ada.example
    world.show([{ ...post("old.example", "new"), title: "New" }, post("old.example", "one-of-0")], ADA);
    await pass(world);
    expect(await world.announced()).toEqual(["New"]);
  });
});

describe("a blog that moves to another host", () => {
  const NAMES = ["one-of-0", "two-of-0", "three-of-0"];

  it("announces nothing again under the address that its feed had", async () => {
    const world = await begin([ADA]);
    world.show(
      NAMES.map((name) => ({ ...post("moved.example", name), date: "2026-11-21T00:00Z" })),
      ADA,
    );
    await pass(world);
    expect([await world.announced(), (await world.feeds())[0]?.held, (await world.posts()).length]).toEqual([
      [],
      0,
      3,
    ]);
  });

  it("nor with its feed, and is no second blog in the archive", async () => {
    const world = await begin([ADA]);
    world.show([post("ada.example", "new"), ...NAMES.map((name) => post("ada.example", name))], ADA);
    await pass(world);
    const moved = "https://moved.example/feed.xml";
    world.show(
      ["new", ...NAMES].map((name) => post("moved.example", name)),
      moved,
    );
    await pass(world, [moved]);
    world.show(
      ["newer", "new", ...NAMES].map((name) => post("moved.example", name)),
      moved,
    );
    await pass(world, [moved]);
    expect(await world.announced()).toEqual(["new", "newer"]);
    expect(await world.posts()).toHaveLength(5);
  });

  it("is another one while both are polled, for nobody could tell it from a second blog", async () => {
    const world = await begin([ADA]);
    const moved = "https://moved.example/feed.xml";
    world.answer(writeRss(NAMES.map((name) => post("moved.example", name))), {}, moved);
    await pass(world, [ADA, moved]);
    expect([await world.announced(), (await world.posts()).length]).toEqual([[], 6]);
  });
});
