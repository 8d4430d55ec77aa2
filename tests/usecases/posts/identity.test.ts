import { describe, expect, it } from "vitest";
import { createD1ScheduleStore } from "../../../src/adapters/d1/schedule/schedule-store.ts";
import { listPosts } from "../../../src/usecases/posts/list-posts.ts";
import { removePost } from "../../../src/usecases/posts/remove-post.ts";
import { namePosts } from "../../../src/usecases/schedule/name-posts.ts";
import { planIssues } from "../../../src/usecases/schedule/plan-issues.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";

const FILE = (title: string, ...more: string[]) =>
  buildFile([`title: ${title}`, "pubDate: 2026-11-19", ...more]);

/** An author's repository: what is published, renamed and deleted in it, and what each tick releases. */
function buildRepository(
  given: { readonly postsFolder?: string; readonly languages?: readonly string[] } = {},
) {
  const world = buildPostWorld();
  const settings = { postsFolder: "", languages: ["en", "es"] as readonly string[], ...given };
  const newsletter = () => ({ ...world.deps.newsletter, ...settings });
  const schedule = createD1ScheduleStore(world.db);
  let hours = 0;
  const deps = () => ({ ...world.deps, newsletter: newsletter(), schedule, waker: { wake: async () => {} } });
  const listAll = async () => (await listPosts(deps(), { limit: 100, offset: 0 })).posts;
  return {
    settings,
    async put(path: string, text: string) {
      const published = await world.publishTo(newsletter(), path, text);
      if (!published.ok) throw new Error(JSON.stringify(published.problem));
      return published.value;
    },
    /** Why it is refused. */
    async refuse(path: string, text: string) {
      const published = await world.publishTo(newsletter(), path, text);
      return published.ok
        ? null
        : published.problem.faults?.map(({ field, reason }) => `${field}: ${reason}`);
    },
    remove: (path: string) => removePost(deps(), path),
    name: (names: readonly string[]) => namePosts(deps(), names),
    /** The ids that this tick's instant issues bring, an issue each. */
    async tick() {
      hours += 1;
      world.advanceTo(new Date(Date.UTC(2026, 10, 20, 12 + hours)).toISOString());
      const request = { kind: "cadence", cadence: "instant", holdMinutes: 0 } as const;
      const planned = await planIssues(deps(), request, deps().clock.now());
      if (typeof planned === "string") throw new Error(planned);
      return planned.map((issue) => [...issue.posts].sort()).sort();
    },
    list: async () => (await listAll()).map((post) => [post.id as string, post.path]),
    reasonOf: async (path: string) => (await listAll()).find((post) => post.path === path)?.reason,
    languages: async () => (await listAll()).map((post) => post.language).sort(),
    stories: async () => new Set((await listAll()).map((post) => post.story)).size,
  };
}

describe("a post that was mailed", () => {
  it.each(["blog/en/third.md", "blog/en/third", "blog/en/third.MDX", "./blog/en/third.md", "/blog/en/third"])(
    "is the same after a rename with the id %s, in either order",
    async (id) => {
      const blog = buildRepository();
      await blog.put("blog/en/third.md", FILE("Third"));
      expect(await blog.tick()).toEqual([["blog/en/third"]]);
      expect(await blog.put("blog/en/3.md", FILE("Third, edited", `id: ${id}`))).toMatchObject({
        state: "changed",
      });
      await blog.remove("blog/en/third.md");
      expect(await blog.tick()).toEqual([]);
      const other = buildRepository();
      await other.put("blog/en/3.md", FILE("Third", `id: ${id}`));
      await other.tick();
      await other.put("blog/en/third.md", FILE("Third, back"));
      expect(await other.tick()).toEqual([]);
      expect(await other.list()).toEqual([["blog/en/third", "blog/en/third.md"]]);
    },
  );

  it("is the same whatever form of Unicode its id has", async () => {
    const blog = buildRepository();
    await blog.put("blog/café.md".normalize("NFC"), FILE("Café"));
    await blog.tick();
    await blog.put("x.md", FILE("Café, edited", `id: ${"blog/café.md".normalize("NFD")}`));
    expect(await blog.tick()).toEqual([]);
  });

  it("is the same with and without the posts folder, in paths, ids, requests and deletions", async () => {
    const blog = buildRepository({ postsFolder: "src/content/blog" });
    expect(await blog.put("src/content/blog/en/x.md", FILE("X"))).toEqual({ id: "en/x", state: "new" });
    expect(await blog.put("en/x.md", FILE("X"))).toEqual({ id: "en/x", state: "unchanged" });
    await blog.tick();
    await blog.put("en/y.md", FILE("X, edited", "id: src/content/blog/en/x.md"));
    expect(await blog.tick()).toEqual([]);
    expect(await blog.name(["src/content/blog/en/y.md", "en/y.md", "en/x", "./en/y.md", "none"])).toEqual([
      "en/x",
      "none",
    ]);
    expect(await blog.remove("src/content/blog/en/y.md")).toMatchObject({ ok: true });
  });

  it.each([
    ["", "src/content/blog", "src/content/blog/en/x.md"],
    ["", "src/content/blog", "en/x.md"],
    ["src/content/blog", "", "src/content/blog/en/x.md"],
    ["src/content/blog", "", "en/x.md"],
    ["src/content", "src/content/blog", "src/content/blog/en/x.md"],
    ["src/content/blog", "src/content", "src/content/blog/en/x.md"],
    ["content/blog", "src/content/blog", "src/content/blog/en/x.md"],
  ])(
    "is renamed and never added where POSTS_FOLDER %j becomes %j and %s comes",
    async (before, after, path) => {
      const blog = buildRepository({ postsFolder: before });
      const first = before === "" ? path : `${before}/en/x.md`.replace("content/en", "content/blog/en");
      await blog.put(first, FILE("X"));
      expect(await blog.tick()).toHaveLength(1);
      blog.settings.postsFolder = after;
      await blog.put(path, FILE("X, edited"));
      expect(await blog.tick()).toEqual([]);
      expect(await blog.list()).toHaveLength(1);
      if (after === "") return; // nobody can know how a translation will be spelled now
      await blog.put(path.replace("en/x", "es/x"), FILE("X en español"));
      expect(await blog.stories()).toBe(1);
    },
  );

  it("is the same under another path once its first path is gone, be it before or after", async () => {
    const before = buildRepository();
    await before.put("a.md", FILE("A"));
    await before.tick();
    await before.remove("a.md");
    expect(await before.put("b/a.md", FILE("A"))).toEqual({ id: "b/a", state: "changed" });
    expect(await before.tick()).toEqual([]);
    const after = buildRepository();
    await after.put("a.md", FILE("A"));
    await after.tick();
    await after.put("b/a.md", FILE("A"));
    expect(await after.tick()).toEqual([]);
    await after.remove("a.md");
    expect(await after.tick()).toEqual([]);
    await after.put("b/a.md", FILE("A, edited"));
    await after.put("a.md", FILE("A"));
    expect(await after.tick()).toEqual([]);
  });

  it("waits beside one with the same bytes until they differ, and goes out then", async () => {
    const blog = buildRepository();
    await blog.put("a.md", FILE("A"));
    await blog.put("b.md", FILE("A"));
    expect(await blog.tick()).toEqual([["a"]]);
    await blog.put("b.md", FILE("B"));
    expect(await blog.tick()).toEqual([["b"]]);
  });

  it("goes out under its second path where the first was never released", async () => {
    const blog = buildRepository();
    await blog.put("a.md", FILE("A"));
    await blog.put("b.md", FILE("A"));
    await blog.remove("a.md");
    expect(await blog.tick()).toEqual([["b"]]);
  });

  it("is another in another language, though the bytes are the same", async () => {
    const blog = buildRepository();
    await blog.put("en/a.md", FILE("A"));
    await blog.put("es/a.md", FILE("A"));
    expect(await blog.tick()).toEqual([["en/a", "es/a"]]);
  });
});

describe("translations", () => {
  it("are one story by their paths, whatever else they say", async () => {
    const blog = buildRepository();
    await blog.put("en/blog/tr.md", FILE("Hello", "id: 1"));
    await blog.put("es/blog/tr.md", FILE("Hola", "id: 2"));
    expect(await blog.tick()).toEqual([["1", "2"]]);
  });

  it("join the key that one of them has, also where that one comes later", async () => {
    const blog = buildRepository();
    await blog.put("es/tr.md", FILE("Hola"));
    await blog.put("en/tr.md", FILE("Hello", "translationKey: greeting"));
    await blog.put("other.md", FILE("Otra", "lang: es", "translationKey: farewell"));
    expect(await blog.tick()).toEqual([["en/tr", "es/tr"], ["other"]]);
  });

  it("are none where two posts of one language lie there: nobody gets only one of them", async () => {
    const blog = buildRepository();
    await blog.put("tr.md", FILE("Hello"));
    await blog.put("en/tr.md", FILE("Hello again"));
    await blog.put("es/tr.md", FILE("Hola"));
    expect(await blog.tick()).toEqual([["en/tr", "es/tr"], ["tr"]]);
  });

  it("are derived anew when LANGUAGES changes, without a file that comes", async () => {
    const blog = buildRepository({ languages: ["en", "es"] });
    await blog.put("en/tr.md", FILE("Hello"));
    await blog.put("fr/tr.md", FILE("Bonjour", "lang: es"));
    expect(await blog.stories()).toBe(2);
    blog.settings.languages = ["en", "es", "fr"];
    await blog.tick();
    expect(await blog.stories()).toBe(1);
    blog.settings.languages = ["en", "es"];
    await blog.tick();
    expect(await blog.stories()).toBe(2);
  });
});

describe("a language that LANGUAGES spells in another way", () => {
  const TIMES = [
    ["pt", "pt-BR"],
    ["en", "en-US"],
    ["es-MX", "es"],
    ["zh-Hant-TW", "zh"],
    ["pt-BR", "pt-PT"],
  ] as const;

  it.each(TIMES)("keeps what was stored for the public, there (%s, %s) and back", async (before, after) => {
    const blog = buildRepository({ languages: [before] });
    await blog.put("a.md", FILE("A"));
    await blog.put("b.md", FILE("B", "draft: true"));
    for (const language of [after, before, after]) {
      blog.settings.languages = [language];
      expect((await blog.reasonOf("a.md")) ?? "").not.toContain("language");
      await blog.tick();
      expect(await blog.languages()).toEqual([language, language]);
      expect(await blog.reasonOf("b.md")).toBe("draft");
    }
  });

  it("lets an issue bring what was stored before", async () => {
    const blog = buildRepository({ languages: ["pt"] });
    await blog.put("a.md", FILE("A"));
    blog.settings.languages = ["pt-BR"];
    expect(await blog.tick()).toEqual([["a"]]);
    expect((await blog.put("a.md", FILE("A"))).state).toBe("unchanged");
    expect(await blog.tick()).toEqual([]);
  });

  it("leaves a language alone that is not offered, and one that is", async () => {
    const blog = buildRepository({ languages: ["en", "pt"] });
    await blog.put("a.md", FILE("A", "lang: pt"));
    await blog.put("b.md", FILE("B", "lang: fr"));
    blog.settings.languages = ["pt-BR", "pt", "en"];
    await blog.tick();
    expect(await blog.languages()).toEqual(["fr", "pt"]);
    expect(await blog.reasonOf("b.md")).toBe("language not offered (fr)");
  });
});

describe("a post whose language only the end of its name may tell", () => {
  it.each([
    ["x-es.md", "x.md"],
    ["x.md", "x-es.md"],
    ["blog/x-es.md", "en/blog/x.md"],
    ["x-es/index.md", "x/index.md"],
    ["this_and_es.md", "this_and.md"],
    ["guide-it.md", "guide.md"],
    ["guide.md", "guide_no.md"],
    ["blog/guide-is.md", "blog/guide.md"],
  ])("is a translation once both %s and %s have come, and one story with it", async (first, second) => {
    const blog = buildRepository({ languages: ["en", "es", "it", "no", "is"] });
    await blog.put(first, FILE("One"));
    await blog.put(second, FILE("Two"));
    expect(await blog.stories()).toBe(1);
    expect((await blog.tick()).flat()).toHaveLength(2);
    expect((await blog.put(first, FILE("One"))).state).toBe("unchanged");
    expect((await blog.put(second, FILE("Two"))).state).toBe("unchanged");
  });

  it("stays home alone, with the reason, and beside a post of its own language or of another name", async () => {
    const blog = buildRepository();
    for (const path of ["vue-es.md", "es/vue.md", "en/react.md"]) await blog.put(path, FILE(path));
    expect(await blog.reasonOf("vue-es.md")).toBe("language in doubt (vue-es: write lang: es or lang: en)");
    expect((await blog.tick()).flat()).toEqual(["en/react", "es/vue"]);
    await blog.put("vue-es.md", FILE("Vue and ES modules", "lang: en"));
    expect((await blog.tick()).flat()).toEqual(["vue-es"]);
  });

  it("stays home for its own reason though a translation stands beside it", async () => {
    const blog = buildRepository();
    await blog.put("x-es.md", FILE("X", "draft: true"));
    await blog.put("x.md", FILE("X"));
    expect(await blog.reasonOf("x-es.md")).toBe("draft");
  });
});

describe("a post whose name may end in a language that is not offered", () => {
  const LATER = [
    ["guide.md", "guide-it.md"],
    ["guide-it.md", "guide.md"],
    ["blog/guide_no.md", "blog/guide.md"],
    ["en/guide.md", "guide-it.md"],
    ["guide-it/index.md", "guide/index.md"],
    ["guide.es.md", "guide-fi.md"],
    ["posts/tech/it/guide.md", "posts/tech/guide.md"],
  ] as const;

  it.each(LATER)("stays home where the other stands (%s, then %s)", async (first, second) => {
    const blog = buildRepository();
    await blog.put(first, FILE("One"));
    await blog.put(second, FILE("Two"));
    expect((await blog.tick()).flat()).toHaveLength(1);
    const doubtful = /[-_/](it|no|fi)\b/.test(first) ? first : second;
    expect(await blog.reasonOf(doubtful)).toContain("language in doubt");
    for (const [path, title] of [
      [first, "One"],
      [second, "Two"],
    ] as const)
      expect((await blog.put(path, FILE(title))).state).toBe("unchanged");
    expect(await blog.tick()).toEqual([]);
  });

  it("is answered with the reason, and goes once its file says that it is English", async () => {
    const blog = buildRepository();
    await blog.put("guide.md", FILE("One"));
    const reason = "language in doubt (guide-it: write lang: it or lang: en)";
    expect(await blog.put("guide-it.md", FILE("Two"))).toMatchObject({ state: "new", reason });
    expect(await blog.put("guide-it.md", FILE("Two"))).toMatchObject({ state: "unchanged", reason });
    expect(await blog.put("guide-it.md", FILE("Two", "lang: en"))).not.toHaveProperty("reason");
    expect((await blog.tick()).flat().sort()).toEqual(["guide", "guide-it"]);
  });

  it.each([
    ["alone", []],
    ["beside a post of another name", ["guides.md", "blog/guide.md"]],
    ["where it has a translation of its own", ["guide.md", "es/guide-it.md"]],
  ])("goes %s", async (_, others) => {
    const blog = buildRepository();
    for (const path of others) await blog.put(path, FILE(path));
    await blog.put("guide-it.md", FILE("How to choose a computer"));
    expect((await blog.tick()).flat()).toContain("guide-it");
  });

  it("goes once the other is deleted or moved, and is not taken back once it went", async () => {
    const blog = buildRepository();
    await blog.put("guide.md", FILE("One"));
    await blog.put("guide-it.md", FILE("Two"));
    await blog.remove("guide.md");
    expect((await blog.tick()).flat()).toEqual(["guide-it"]);
    await blog.put("guide.md", FILE("One"));
    expect(await blog.reasonOf("guide-it.md")).not.toContain("language in doubt");
  });

  it("stays home for its own reason as well", async () => {
    const blog = buildRepository();
    await blog.put("guide.md", FILE("One"));
    await blog.put("guide-it.md", FILE("Two", "draft: true"));
    await blog.remove("guide.md");
    expect(await blog.reasonOf("guide-it.md")).toBe("draft");
  });

  it.each(["guide-to.md", "make-do.md", "about-us.md", "how-to-be.md", "say-or.md"])(
    "is a post of its own where it is %s, whatever stands beside it",
    async (path) => {
      const blog = buildRepository();
      await blog.put(path.replace(/-\w+\.md$/, ".md"), FILE("One"));
      await blog.put(path, FILE("Two"));
      expect((await blog.tick()).flat()).toHaveLength(2);
    },
  );
});

describe("an id in the front matter of two posts", () => {
  it.each(["before the first is mailed", "after it"])(
    "is refused to the second %s, and nothing changes",
    async (when) => {
      const blog = buildRepository();
      await blog.put("a.md", FILE("Apples", "id: x"));
      if (when === "after it") await blog.tick();
      for (const _ of [1, 2])
        expect(await blog.refuse("b.md", FILE("Pears", "id: x"))).toEqual([
          'id: "x" is the id of a.md, which is another post ("Apples"). Give each post an id of its own, or none. ' +
            "If this is the same post, moved: delete a.md first.",
        ]);
      expect(await blog.list()).toEqual([["x", "a.md"]]);
      await blog.put("b.md", FILE("Pears", "id: y"));
      expect((await blog.tick()).flat()).toEqual(when === "after it" ? ["y"] : ["x", "y"]);
    },
  );

  it("is refused to a post that stands already under another, and to both where two are exchanged", async () => {
    const blog = buildRepository();
    await blog.put("a.md", FILE("Apples", "id: 1"));
    await blog.put("b.md", FILE("Pears", "id: 2"));
    await blog.tick();
    expect(await blog.refuse("a.md", FILE("Apples", "id: 2"))).toEqual([expect.stringContaining("b.md")]);
    expect(await blog.refuse("b.md", FILE("Pears", "id: 1"))).toEqual([expect.stringContaining("a.md")]);
    expect((await blog.list()).sort()).toEqual([
      ["1", "a.md"],
      ["2", "b.md"],
    ]);
    await blog.remove("b.md");
    await blog.put("a.md", FILE("Apples", "id: 2"));
    await blog.put("b.md", FILE("Pears", "id: 1"));
    expect(await blog.tick()).toEqual([]);
    expect(await blog.list()).toHaveLength(2);
  });

  it("moves with its post where two exchange their files, and mails nobody again", async () => {
    const blog = buildRepository();
    await blog.put("a.md", FILE("Apples", "id: 1"));
    await blog.put("b.md", FILE("Pears", "id: 2"));
    await blog.tick();
    await blog.put("a.md", FILE("Pears", "id: 2"));
    await blog.put("b.md", FILE("Apples", "id: 1"));
    expect(await blog.tick()).toEqual([]);
    expect((await blog.list()).sort()).toEqual([
      ["1", "b.md"],
      ["2", "a.md"],
    ]);
  });
});

describe("a post that never went out, and moves to where one that did was deleted", () => {
  it("goes out, whichever comes first: its new file or the end of its old one", async () => {
    for (const isRemovedFirst of [false, true]) {
      const blog = buildRepository();
      await blog.put("a.md", FILE("Old"));
      expect(await blog.tick()).toEqual([["a"]]);
      await blog.remove("a.md");
      await blog.put("b.md", FILE("New"));
      if (isRemovedFirst) await blog.remove("b.md");
      for (const _ of [1, 2]) await blog.put("a.md", FILE("New"));
      if (!isRemovedFirst) await blog.remove("b.md");
      expect(await blog.list(), String(isRemovedFirst)).toEqual([["a", "a.md"]]);
      expect(await blog.tick(), String(isRemovedFirst)).toEqual([["a"]]);
      await blog.put("a.md", FILE("New, edited"));
      expect(await blog.tick()).toEqual([]);
    }
  });

  it("is that one where the file that comes back has its bytes, and where another text comes instead", async () => {
    for (const text of [FILE("Old"), FILE("Another")]) {
      const blog = buildRepository();
      await blog.put("a.md", FILE("Old"));
      await blog.tick();
      await blog.remove("a.md");
      await blog.put("b.md", FILE("New"));
      await blog.put("a.md", text);
      expect(await blog.tick()).toEqual([["b"]]);
    }
  });

  it("may do so again and again, and every one goes out once", async () => {
    const blog = buildRepository();
    const sent: unknown[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await blog.put(`draft-${turn}.md`, FILE(`Turn ${turn}`));
      await blog.put("now.md", FILE(`Turn ${turn}`));
      await blog.remove(`draft-${turn}.md`);
      sent.push(...(await blog.tick()));
      await blog.remove("now.md");
      expect(await blog.tick()).toEqual([]);
    }
    expect(sent).toEqual([["now"], ["now"], ["now"], ["now"]]);
    expect(await blog.list()).toEqual([]);
  });
});
