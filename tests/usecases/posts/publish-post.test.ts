import { describe, expect, it } from "vitest";
import { publishPost } from "../../../src/usecases/posts/publish-post.ts";
import { removePost } from "../../../src/usecases/posts/remove-post.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";

const HELLO = buildFile(
  ["title: Hello", "pubDate: 2026-11-16", "tags: [Mail, Soft Skills]"],
  "First *words*.\n\nMore.",
);

describe("publishing a post", () => {
  it("stores it with its rendered body, its topics and the body's beginning as description", async () => {
    const { deps, publish, events } = buildPostWorld();
    expect(await publish("en/hello.md", HELLO)).toEqual({
      ok: true,
      value: { id: "en/hello", state: "new" },
    });
    expect((await deps.posts.listRendered({ limit: 1 }))[0]).toMatchObject({
      title: "Hello",
      description: "First words.",
      url: "https://blog.example.com/en/hello",
      html: "<p>First <em>words</em>.</p>\n<p>More.</p>",
      words: 3,
      publishedAt: Date.parse("2026-11-15T23:00Z"),
    });
    expect((await deps.topics.list()).map((topic) => topic.slug).sort()).toEqual(["mail", "soft-skills"]);
    expect(events).toEqual(["post.published"]);
  });

  it.each([
    ["en/a.md", "draft: true", "draft"],
    ["_drafts/a.md", "x: 1", "draft (folder _drafts/)"],
    ["en/a.md", "visibility: members", "for members (visibility: members)"],
    ["en/a.md", "expires: 2026-11-17", "expired (since 2026-11-16T23:00:00.000Z)"],
    ["k-ja.md", "x: 1", "language not offered (ja)"],
    ["vue-es.md", "x: 1", "language in doubt (vue-es: write lang: es or lang: en)"],
  ])("answers why %s with %s stays home, each time", async (path, line, reason) => {
    const { publish } = buildPostWorld();
    const file = buildFile(["title: A", "pubDate: 2026-11-16", line]);
    for (const state of ["new", "unchanged"])
      expect(await publish(path, file)).toMatchObject({ value: { state, reason } });
    expect(await publish(path, buildFile(["title: A", "pubDate: 2026-11-16", "lang: en"]))).toMatchObject({
      value: { state: "changed" },
    });
  });

  it("answers no reason where what stands beside a post settles its doubt", async () => {
    const { publish } = buildPostWorld();
    await publish("vue.md", HELLO);
    expect(await publish("vue-es.md", HELLO)).toEqual({ ok: true, value: { id: "vue-es", state: "new" } });
  });

  it("changes nothing the second time", async () => {
    const { publish } = buildPostWorld();
    await publish("en/hello.md", HELLO);
    expect(await publish("en/hello.md", HELLO)).toMatchObject({ value: { state: "unchanged" } });
    expect(await publish("en/hello.md", `${HELLO} Edited.`)).toMatchObject({ value: { state: "changed" } });
  });

  it("can be done again where it stopped between its topics and the post itself", async () => {
    const { deps, publish } = buildPostWorld();
    const save = async () => Promise.reject(new Error("interrupted"));
    const source = new TextEncoder().encode(HELLO);
    const interrupted = publishPost(
      { ...deps, posts: { ...deps.posts, save } },
      { path: "en/hello.md", source },
    );
    await expect(interrupted).rejects.toThrow("interrupted");
    expect(await deps.posts.list({ limit: 9 })).toEqual([]);
    expect(await publish("en/hello.md", HELLO)).toMatchObject({ value: { state: "new" } });
    expect(await deps.topics.list()).toHaveLength(2);
  });

  it("makes one story of a pair of translations", async () => {
    const { deps, publish } = buildPostWorld();
    await publish("en/a.md", buildFile(["title: A", "date: 2026-11-16", "translationKey: a"]));
    await publish("es/a.md", buildFile(["title: A", "date: 2026-11-16", "translationKey: a"]));
    const stored = await deps.posts.list({ limit: 9 });
    expect(stored.map(({ story, language }) => [story, language]).sort()).toEqual([
      ["a", "en"],
      ["a", "es"],
    ]);
  });

  it("knows a post by its id after a rename, and by its path after a change of id", async () => {
    const { deps, publish } = buildPostWorld();
    const file = (id: string) => buildFile([`id: ${id}`, "title: A", "date: 2026-11-16"]);
    await publish("en/a.md", file("one"));
    expect(await publish("en/b.md", file("one"))).toEqual({
      ok: true,
      value: { id: "one", state: "changed" },
    });
    expect(await publish("en/b.md", file("two"))).toEqual({
      ok: true,
      value: { id: "two", state: "changed" },
    });
    expect(await deps.posts.list({ limit: 9 })).toHaveLength(1);
  });

  it.each([
    ["no front matter", "# Hello", "post-invalid"],
    ["broken YAML", "---\ntitle: [a\n---\n", "post-invalid"],
    ["code for front matter", "---js\n{ title: 'x' }\n---\n", "post-invalid"],
    ["neither title nor date", "---\nfoo: bar\n---\nBody", "post-invalid"],
    ["no text", "", "post-invalid"],
    ["a megabyte", "a".repeat(1024 * 1024), "post-too-large"],
    ["HTML too deep", buildFile(["title: A", "date: 2026-11-16"], "<div>".repeat(1000)), "post-invalid"],
  ])("refuses a file with %s, and stores nothing", async (_, text, kind) => {
    const { deps, publish } = buildPostWorld();
    expect(await publish("en/a.md", text)).toMatchObject({ ok: false, problem: { kind } });
    expect([await deps.posts.list({ limit: 9 }), await deps.topics.list()]).toEqual([[], []]);
  });

  it("refuses a path that leads elsewhere", async () => {
    const { publish } = buildPostWorld();
    expect(await publish("../a.md", HELLO)).toMatchObject({
      ok: false,
      problem: { kind: "post-path-malformed" },
    });
  });
});

describe("removing a post", () => {
  it("takes it out once, and says so when there is none", async () => {
    const { deps, publish } = buildPostWorld();
    await publish("es/adiós.md", HELLO);
    expect(await removePost(deps, "es/adio\u0301s.md")).toEqual({
      ok: true,
      value: { id: "es/adiós", state: "removed" },
    });
    expect(await removePost(deps, "es/adiós.md")).toMatchObject({
      ok: false,
      problem: { kind: "post-not-found" },
    });
  });
});
