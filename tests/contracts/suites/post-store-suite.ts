import { beforeEach, describe, expect, it } from "vitest";
import { createD1PostStore } from "../../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../../src/adapters/d1/posts/topic-catalog.ts";
import { asPostId } from "../../../src/core/ids.ts";
import { buildIncomingPost } from "../../builders/incoming-posts.ts";
import { at } from "../../builders/posts.ts";

const NOW = at("2026-11-20T12:00Z");
const LATER = NOW + 60_000;

/** The post store and the topic catalogue, over SQLite in Node and over D1 in workerd. */
export function describePostStore(db: D1Database) {
  const posts = createD1PostStore(db);
  const release = (id: string) =>
    db.prepare("UPDATE posts SET released_at = 7, special = 's' WHERE id = ?").bind(id).run();
  const revision = async () =>
    (await db.prepare("SELECT revision FROM schedule").first<number>("revision")) ?? -1;
  const find = async (id: string) => (await posts.findMany([asPostId(id)]))[0];

  beforeEach(async () => {
    await db.batch(
      ["posts", "issues", "issue_posts", "topics"].map((table) => db.prepare(`DELETE FROM ${table}`)),
    );
  });

  describe("the post store", () => {
    it("keeps a post as it came in", async () => {
      const post = buildIncomingPost("a");
      expect(await posts.save(post, NOW)).toBe("new");
      const { sourceHash: _, article, html, text, ...facts } = post;
      const stored = { ...facts, addedAt: NOW, changedAt: NOW, releasedAt: null, special: null };
      expect(await find("a")).toEqual(stored);
      expect(await posts.findByPath("a.md")).toMatchObject({ id: "a", changedAt: NOW });
      expect(await posts.listRendered({ limit: 1 })).toEqual([{ ...stored, html, text }]);
      expect(await posts.findArticles([post.id])).toEqual([[post.id, article]]);
    });

    it("gives articles in the order asked for, and none of a post that was deleted", async () => {
      for (const id of ["a", "b", "c"]) await posts.save(buildIncomingPost(id), NOW);
      await posts.remove("b.md", LATER);
      const found = await posts.findArticles(["c", "b", "none", "a"].map(asPostId));
      expect(found.map(([id, article]) => [id, article.blocks[0]?.text])).toEqual([
        ["c", "Body of c"],
        ["a", "Body of a"],
      ]);
    });

    it("leaves everything as it is when the same post comes twice", async () => {
      await posts.save(buildIncomingPost("a"), NOW);
      const before = await revision();
      expect(await posts.save(buildIncomingPost("a"), LATER)).toBe("unchanged");
      expect(await revision()).toBe(before);
      expect((await find("a"))?.changedAt).toBe(NOW);
    });

    it("writes over what changed, also where only the settings made it differ, and keeps the release", async () => {
      await posts.save(buildIncomingPost("a"), NOW);
      await release("a");
      const before = await revision();
      const moved = buildIncomingPost("a", { url: "https://new.example.com/a", image: null, home: "draft" });
      expect(await posts.save(moved, LATER)).toBe("changed");
      expect(await revision()).toBe(before + 1);
      expect(await find("a")).toMatchObject({
        url: "https://new.example.com/a",
        image: null,
        home: "draft",
        addedAt: NOW,
        changedAt: LATER,
        releasedAt: 7,
        special: "s",
      });
    });

    it("knows where posts stand by every stem that names their file, and whose links lead elsewhere by now", async () => {
      const link = (stem: string, url: string | null) => [{ stem, url }];
      const file = (id: string, more: Parameters<typeof buildIncomingPost>[1] = {}) =>
        buildIncomingPost(id, {
          sourceHash: `bytes of ${id}`,
          url: `https://blog.example.com/${id}`,
          ...more,
        });
      const unchanged = async () =>
        (await posts.findUnchanged([{ path: "a.md", sha256: "bytes of a" }])).size === 1;
      const z = file("z", { path: "deep/z/index.md", longPath: "content/deep/z/index.md" });
      const stems = ["deep/z", "deep/z/index", "content/deep/z", "z", "deep"];
      await posts.save(file("a", { links: link("deep/z", null) }), NOW);
      expect([await posts.findAddresses(stems), await posts.findOutdated(z), await unchanged()]).toEqual([
        new Map(),
        [],
        true,
      ]);
      await posts.save(z, NOW);
      expect(await posts.findAddresses(stems)).toEqual(
        new Map(stems.slice(0, 3).map((stem) => [stem, z.url])),
      );
      expect([await posts.findOutdated(z), await unchanged()]).toEqual([["a.md"], false]);
      await posts.save(file("a", { links: link("deep/z", z.url) }), NOW);
      expect([await posts.findOutdated(z), await unchanged()]).toEqual([[], true]);
      await posts.save({ ...z, url: "https://blog.example.com/moved" }, NOW);
      expect([await posts.findOutdated(z), await unchanged()]).toEqual([["a.md"], false]);
      await posts.remove(z.path, NOW);
      expect([await posts.findAddresses(stems), await posts.findOutdated(z), await unchanged()]).toEqual([
        new Map(),
        [],
        true,
      ]);
    });

    it("takes the same id at another path for a rename", async () => {
      await posts.save(buildIncomingPost("a", { path: "old.md" }), NOW);
      await release("a");
      expect(await posts.save(buildIncomingPost("a", { path: "new.md" }), LATER)).toBe("changed");
      expect(await posts.findByPath("old.md")).toBeNull();
      expect(await posts.findByPath("new.md")).toMatchObject({ id: "a", releasedAt: 7 });
    });

    it("changes nothing where the id is that of a standing post in another language, and takes it when that is gone", async () => {
      await posts.save(buildIncomingPost("story", { path: "en/p.md" }), NOW);
      await release("story");
      const before = await revision();
      const spanish = buildIncomingPost("story", { path: "es/p.md", language: "es" });
      for (const _ of [1, 2])
        expect(await posts.save(spanish, LATER)).toMatchObject({ takenBy: { path: "en/p.md" } });
      expect(await revision()).toBe(before);
      expect(await find("story")).toMatchObject({ path: "en/p.md", language: "en", releasedAt: 7 });
      await posts.remove("en/p.md", LATER);
      expect(await posts.save(spanish, LATER)).toBe("changed");
      expect(await find("story")).toMatchObject({ path: "es/p.md", language: "es", releasedAt: 7 });
    });

    it.each([
      ["w4/index.md", "w4"],
      ["w4/index.md", "w4/"],
      ["w4/_index.mdx", "W4/Index"],
      ["w4.md", "w4/index"],
      ["W3.md", "w3"],
      ["Notes/Día.md", "notes/día"],
    ])("knows the post at %s by the id %s, whether its file is gone or still stands", async (path, name) => {
      const id = path.replace(/\.mdx?$/, "");
      for (const isGone of [true, false]) {
        await db.prepare("DELETE FROM posts").run();
        await posts.save(buildIncomingPost(id, { path }), NOW);
        await release(id);
        if (isGone) await posts.remove(path, LATER);
        const moved = buildIncomingPost(name, { path: "moved.md" });
        expect([await posts.save(moved, LATER), await posts.save(moved, LATER)]).toEqual([
          "changed",
          "unchanged",
        ]);
        expect(await find(name)).toMatchObject({ path: "moved.md", releasedAt: 7, special: "s" });
        expect(await posts.list({ limit: 9 })).toHaveLength(1);
      }
    });

    it("tells posts apart whose paths or ids differ by letter case, or by a folder, and that name no other", async () => {
      for (const id of ["a", "A", "a/index"])
        expect(await posts.save(buildIncomingPost(id), NOW)).toBe("new");
      expect(await posts.save(buildIncomingPost("Key", { path: "k.md" }), NOW)).toBe("new");
      expect(await posts.save(buildIncomingPost("key", { path: "l.md" }), NOW)).toBe("new");
      await posts.save(buildIncomingPost("A", { path: "moved.md" }), LATER);
      expect((await posts.list({ limit: 9 })).map((post) => post.path).sort()).toEqual(
        ["a.md", "a/index.md", "k.md", "l.md", "moved.md"].sort(),
      );
    });

    it("lets a new id at the same path take over the release and the place in issues", async () => {
      await posts.save(buildIncomingPost("a"), NOW);
      await release("a");
      await plan(db, "weekly-1", ["x", "a", "y"]);
      expect(await posts.save(buildIncomingPost("42", { path: "a.md" }), LATER)).toBe("changed");
      expect(await find("a")).toBeUndefined();
      expect(await find("42")).toMatchObject({ releasedAt: 7, special: "s", addedAt: NOW });
      expect(await db.prepare("SELECT posts FROM issues").first("posts")).toBe('["x","42","y"]');
      expect(await db.prepare("SELECT post FROM issue_posts WHERE position = 1").first("post")).toBe("42");
    });

    it("takes the post out whose path another moves to, and knows it again when it comes back", async () => {
      await posts.save(buildIncomingPost("a"), NOW);
      await posts.save(buildIncomingPost("b"), NOW);
      await release("b");
      expect(await posts.save(buildIncomingPost("a", { path: "b.md" }), LATER)).toBe("changed");
      expect(await find("b")).toBeUndefined();
      expect((await posts.list({ limit: 10 })).map((post) => post.id)).toEqual(["a"]);
      expect(await posts.save(buildIncomingPost("b", { path: "c.md" }), LATER)).toBe("changed");
      expect(await find("b")).toMatchObject({ path: "c.md", releasedAt: 7 });
    });

    it("keeps the release of a post that is removed and comes back", async () => {
      await posts.save(buildIncomingPost("a"), NOW);
      await release("a");
      const before = await revision();
      expect(await posts.remove("a.md", LATER)).toBe("removed");
      expect(await posts.remove("a.md", LATER)).toBe("missing");
      expect(await posts.remove("never.md", LATER)).toBe("missing");
      expect(await revision()).toBe(before + 1);
      expect([await find("a"), await posts.findByPath("a.md"), await posts.list({ limit: 9 })]).toEqual([
        undefined,
        null,
        [],
      ]);
      expect(await posts.save(buildIncomingPost("a"), LATER)).toBe("changed");
      expect((await find("a"))?.releasedAt).toBe(7);
    });

    it("stores one of several equal posts that come at once, and the last of different ones whole", async () => {
      const states = await Promise.all([1, 2, 3].map(() => posts.save(buildIncomingPost("a"), NOW)));
      expect([...states].sort()).toEqual(["new", "unchanged", "unchanged"]);
      const edits = ["b", "c"].map((title) => buildIncomingPost("a", { title, sourceHash: title }));
      await Promise.all(edits.map((edit) => posts.save(edit, LATER)));
      expect(["b", "c"]).toContain((await find("a"))?.title);
      expect(await posts.list({ limit: 9 })).toHaveLength(1);
    });

    it("changes nothing at all when a save fails half way", async () => {
      await posts.save(buildIncomingPost("a"), NOW);
      const before = await revision();
      const broken = buildIncomingPost("a", { title: null as unknown as string });
      await expect(posts.save(broken, LATER)).rejects.toThrow("NOT NULL");
      expect([await revision(), (await find("a"))?.title]).toEqual([before, "Title of a"]);
    });

    it("lists the newest first, in pages that neither repeat nor skip", async () => {
      for (const id of ["a", "b", "c"]) await posts.save(buildIncomingPost(id), NOW);
      await posts.save(buildIncomingPost("newest", { publishedAt: NOW }), NOW);
      const ids = async (offset: number) => (await posts.list({ limit: 2, offset })).map((post) => post.id);
      expect([await ids(0), await ids(2), await ids(4)]).toEqual([["newest", "a"], ["b", "c"], []]);
    });

    it("shows the public no draft and nothing of the future, and finds by language and topic", async () => {
      await posts.save(buildIncomingPost("draft", { home: "draft" }), NOW);
      await posts.save(buildIncomingPost("future", { publishedAt: NOW + 1 }), NOW);
      await posts.save(
        buildIncomingPost("now", { publishedAt: NOW, tags: [{ slug: "mail", name: "Mail" }] }),
        NOW,
      );
      await posts.save(buildIncomingPost("es", { language: "es" }), NOW);
      const VIEW = { at: NOW, languages: ["en", "es"], requirePage: false };
      const ids = async (filter: object) =>
        (await posts.listRendered({ limit: 50, ...filter })).map((post) => post.id);
      expect(await ids({ publicIn: VIEW })).toEqual(["now", "es"]);
      expect(await ids({ publicIn: VIEW, languages: ["es"] })).toEqual(["es"]);
      expect(await ids({ publicIn: VIEW, languages: ["es", "en"] })).toEqual(["now", "es"]);
      expect(await ids({ publicIn: VIEW, topics: ["mail"] })).toEqual(["now"]);
      expect(await ids({ publicIn: VIEW, topics: ["mail", "systems"] })).toEqual(["now", "es"]);
      expect(await ids({ topics: ["nail"] })).toEqual([]);
      expect(await ids({})).toHaveLength(4);
    });
  });

  describe("the topic catalogue", () => {
    const topics = createD1TopicCatalog(db);

    it("gives each topic one number and keeps it, with the name it got first", async () => {
      const first = await topics.claim([
        { slug: "mail", name: "Mail" },
        { slug: "go", name: "Go" },
      ]);
      const second = await topics.claim([
        { slug: "go", name: "GO" },
        { slug: "css", name: "CSS" },
      ]);
      expect(second.find((topic) => topic.slug === "go")).toEqual(first.find((topic) => topic.slug === "go"));
      expect((await topics.list()).map((topic) => topic.name).sort()).toEqual(["CSS", "Go", "Mail"]);
      expect(new Set((await topics.list()).map((topic) => topic.number)).size).toBe(3);
    });

    it("claims nothing where nothing is asked for", async () => {
      expect(await topics.claim([])).toEqual([]);
    });
  });
}

async function plan(db: D1Database, id: string, ids: readonly string[]): Promise<void> {
  const issue = db
    .prepare(
      "INSERT INTO issues (id, cadence, slot_at, window_through, posts, shards, planned_at) VALUES (?, 'weekly', 0, 0, ?, 1, 0)",
    )
    .bind(id, JSON.stringify(ids));
  const rows = ids.map((post, position) =>
    db.prepare("INSERT INTO issue_posts VALUES (?, ?, ?)").bind(id, post, position),
  );
  await db.batch([issue, ...rows]);
}
