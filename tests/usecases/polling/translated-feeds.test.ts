import { describe, expect, it } from "vitest";
import { createPollingWorld, type PollingWorld } from "../../builders/polling-world.ts";

const [EN, ES] = ["https://blog.example.org/en.xml", "https://blog.example.org/es.xml"];
const page = (path: string) => `https://blog.example.org/${path}/`;

interface Item {
  readonly path: string;
  readonly inside?: string;
  readonly date?: string;
}
const write = (language: string, items: readonly Item[]) =>
  `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>B</title><link>https://blog.example.org/</link><language>${language}</language>${items
    .map(
      ({ path, inside = "", date = "2026-11-20T10:00Z" }) =>
        `<item><title>${language} ${path}</title><guid>${page(path)}</guid><link>${page(path)}</link><pubDate>${new Date(date).toUTCString()}</pubDate><description>Words of ${path}.</description>${inside}</item>`,
    )
    .join("")}</channel></rss>`;
const names = (language: string, path: string) =>
  `<atom:link rel="alternate" hreflang="${language}" href="${page(path)}"/>`;
const picture = (name: string) =>
  `<media:content medium="image" url="https://blog.example.org/${name}.png"/>`;
const OLD = [1, 2, 3].map((n) => ({ path: `old-${n}`, date: `2026-11-0${n}T10:00Z` }));

async function pass(world: PollingWorld, difference: Parameters<PollingWorld["poll"]>[0] = {}) {
  await world.db.prepare("UPDATE polled_feeds SET next_at = 0").run();
  await world.poll(difference);
  await world.tick();
}

async function begin() {
  const world = createPollingWorld({}, [EN, ES]);
  world.answer(write("en", OLD), {}, EN);
  world.answer(
    write(
      "es",
      OLD.map((item) => ({ ...item, path: `viejo-${item.path}` })),
    ),
    {},
    ES,
  );
  await pass(world);
  const show = (english: readonly Item[], spanish: readonly Item[]) => {
    world.answer(write("en", [...english, ...OLD]), {}, EN);
    world.answer(
      write("es", [...spanish, ...OLD.map((item) => ({ ...item, path: `viejo-${item.path}` }))]),
      {},
      ES,
    );
  };
  /** The posts of each story that an issue held, by their pages. */
  const stories = async () => {
    const rows = await world.db
      .prepare("SELECT story, url FROM issue_posts JOIN posts ON posts.id = post ORDER BY url")
      .all<{ story: string; url: string }>();
    const byStory = Map.groupBy(rows.results, ({ story }) => story);
    return [...byStory.values()]
      .map((posts) => posts.map(({ url }) => new URL(url).pathname).join(" "))
      .sort();
  };
  return { world, show, stories };
}

describe("feeds of several languages", () => {
  it.each<[string, Item, Item]>([
    ["one names the other", { path: "hello", inside: names("es", "hola") }, { path: "hola" }],
    ["the other names the one", { path: "hello" }, { path: "hola", inside: names("en", "hello") }],
    [
      "both name each other and themselves",
      { path: "hello", inside: names("en", "hello") + names("es", "hola") },
      { path: "hola", inside: names("es", "hola") + names("en", "hello") },
    ],
    [
      "they share a key",
      { path: "hello", inside: '<category domain="translationKey">k1</category>' },
      { path: "hola", inside: "<category>translationKey: k1</category>" },
    ],
    [
      "they have the same picture and moment",
      { path: "hello", inside: picture("p") },
      { path: "hola", inside: picture("p") },
    ],
    ["their addresses differ in the language alone", { path: "posts/hello" }, { path: "es/posts/hello" }],
  ])(
    "are one story where %s, in one window and in two, whichever comes first",
    async (_, english, spanish) => {
      const together = await begin();
      together.show([english], [spanish]);
      for (let polls = 0; polls < 2; polls += 1) await pass(together.world);
      expect(await together.stories()).toHaveLength(1);
      expect(await together.world.announced()).toHaveLength(2);
      for (const first of ["en", "es"]) {
        const apart = await begin();
        apart.show(first === "en" ? [english] : [], first === "es" ? [spanish] : []);
        await pass(apart.world);
        apart.show([english], [spanish]);
        for (let polls = 0; polls < 2; polls += 1) await pass(apart.world);
        expect(await apart.stories(), first).toHaveLength(1);
        expect(await apart.world.announced()).toHaveLength(2);
      }
    },
  );

  it.each<[string, Item, Item]>([
    ["nothing hints at it", { path: "hello" }, { path: "hola", date: "2026-11-20T11:00Z" }],
    [
      "their pictures are the same, and their moments are not",
      { path: "hello", inside: picture("p") },
      { path: "hola", inside: picture("p"), date: "2026-11-20T11:00Z" },
    ],
    [
      "their moments are the same, and their pictures are not",
      { path: "hello", inside: picture("p") },
      { path: "hola", inside: picture("q") },
    ],
  ])("are two stories where %s", async (_, english, spanish) => {
    const { world, show, stories } = await begin();
    show([english], [spanish]);
    await pass(world);
    expect(await stories()).toHaveLength(2);
  });

  it("lose none of two posts of one language that look like translations of a third", async () => {
    const { world, show, stories } = await begin();
    show(
      [
        { path: "a", inside: picture("default") },
        { path: "b", inside: picture("default") },
      ],
      [{ path: "c", inside: picture("default") }],
    );
    await pass(world);
    expect(await stories()).toEqual(["/a/ /c/", "/b/"]);
  });

  it("are one with a file of the same key, whichever came first", async () => {
    const item = { path: "hola", inside: "<category>translationKey:k1</category>" };
    for (const first of ["file", "feed"]) {
      const { world, show, stories } = await begin();
      const file = () =>
        world.putFile("hello.md", ["title: Hello", "pubDate: 2026-11-20", "lang: en", "translationKey: k1"]);
      const feed = async () => {
        show([], [item]);
        await pass(world);
      };
      for (const come of first === "file" ? [file, feed] : [feed, file]) await come();
      await pass(world);
      expect((await stories()).length, first).toBe(1);
    }
  });

  it("show no key as a topic", async () => {
    const { world, show } = await begin();
    show(
      [{ path: "hello", inside: '<category domain="translationKey">k1</category><category>Go</category>' }],
      [],
    );
    await pass(world);
    const tags = await world.db
      .prepare("SELECT tags FROM posts WHERE url = ?")
      .bind(page("hello"))
      .first<string>("tags");
    expect(JSON.parse(tags ?? "[]")).toEqual([{ slug: "go", name: "Go" }]);
  });

  it("are read anew where the languages that are offered change, and announce nothing again", async () => {
    const world = createPollingWorld({ languages: ["en"] }, [ES]);
    const spoken = async () =>
      (
        await world.db.prepare("SELECT DISTINCT language FROM posts ORDER BY 1").all<{ language: string }>()
      ).results.map(({ language }) => language);
    const items = [{ path: "pt-br/ola" }, ...OLD];
    world.answer(write("es", OLD), { etag: '"1"' }, ES);
    await pass(world);
    world.answer(write("es", items), { etag: '"2"' }, ES);
    await pass(world);
    expect([await spoken(), await world.announced()]).toEqual([["es"], []]);
    const newsletter = { ...world.deps.newsletter, languages: ["es", "pt-BR"] };
    for (let polls = 0; polls < 2; polls += 1) {
      await world.db.prepare("UPDATE polled_feeds SET next_at = 0").run();
      await world.poll({ newsletter });
      await world.tick({ newsletter });
    }
    expect(await spoken()).toEqual(["es", "pt-BR"]);
    expect(await world.announced()).toEqual(["es pt-br/ola"]);
    expect(world.asked.map(({ etag }) => etag)).toEqual([null, '"1"', null, '"2"']);
  });
});
