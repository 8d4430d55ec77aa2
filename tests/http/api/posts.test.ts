import { describe, expect, it } from "vitest";
import type { PostList } from "../../../src/contract/posts/posts.ts";
import { findAll, readXml, textOf } from "../../builders/read-xml.ts";
import { AUTHOR, ask, askJson } from "../shell/whole-worker.ts";

const buildFile = (lines: readonly string[], body = "Some words.") =>
  ["---", ...lines, "---", "", body].join("\n");
const HELLO = buildFile(["title: Hello", "pubDate: 2025-02-17", "tags: [Soft Skills]"]);
const put = (path: string, body: BodyInit | null) => askJson(`/api/posts/${path}`, { method: "PUT", body });

describe("PUT /api/posts/<path>", () => {
  it("answers 201 for a new post, 200 for a changed and for an unchanged one", async () => {
    expect(await put("en/states.md", HELLO)).toEqual({
      status: 201,
      body: { id: "en/states", state: "new" },
    });
    expect(await put("en/states.md", HELLO)).toEqual({
      status: 200,
      body: { id: "en/states", state: "unchanged" },
    });
    expect(await put("en/states.md", `${HELLO}!`)).toEqual({
      status: 200,
      body: { id: "en/states", state: "changed" },
    });
  });

  it("answers 422 with every fault of the front matter", async () => {
    const { status, body } = await put(
      "en/faulty.md",
      buildFile(["newsletter: maybe", "date: 2026-02-30", "lang: x y"]),
    );
    expect(status).toBe(422);
    const fields = (body as { faults: { field: string }[] }).faults.map((fault) => fault.field);
    expect(fields.sort()).toEqual(["date", "lang", "newsletter"]);
  });

  it("answers 422 to a translation under the id of the other language's post, says what to do, and keeps that post", async () => {
    const file = (language: string) =>
      buildFile([`title: ${language}`, "pubDate: 2025-02-17", "id: one-story", `lang: ${language}`]);
    expect((await put("one/en/p.md", file("en"))).status).toBe(201);
    const { status, body } = await put("one/es/p.md", file("es"));
    expect([status, body]).toMatchObject([422, { faults: [{ field: "id" }] }]);
    expect(JSON.stringify(body)).toContain("translationKey");
    expect((await put("one/en/p.md", file("en"))).body).toEqual({ id: "one-story", state: "unchanged" });
  });

  it("takes a path with spaces, accents and escapes", async () => {
    expect((await put("en/qu%C3%A9%20pasa%2F100%25.md", HELLO)).body).toEqual({
      id: "en/qué pasa/100%",
      state: "new",
    });
  });

  it.each([
    ["no body", "en/x.md", null, 422],
    ["an empty body", "en/x.md", "", 422],
    ["no front matter", "en/x.md", "# Hello", 422],
    ["broken YAML", "en/x.md", "---\ntitle: [x\n---\n", 422],
    ["code for front matter", "en/x.md", "---js\n{ title: process.exit() }\n---\n", 422],
    ["bytes that are no text", "en/x.md", new Uint8Array([0xff, 0xfe, 0x00, 0xd8]), 422],
    ["a megabyte", "en/x.md", "a".repeat(1024 * 1024), 413],
    ["ten megabytes", "en/x.md", "a".repeat(10 * 1024 * 1024), 413],
    ["keys of the prototype", "en/x.md", '---json\n{"__proto__": {"title": "x"}}\n---\n', 422],
    [
      "HTML that never ends",
      "en/x.md",
      buildFile(["title: x", "date: 2025-01-01"], "<div>".repeat(50_000)),
      422,
    ],
    ["a path upwards", "en%2F..%2F..%2Fx.md", HELLO, 422],
    ["an empty part of the path", "en//x.md", HELLO, 422],
    ["no path", "", HELLO, 422],
    ["a broken escape", "en/%zz.md", HELLO, 422],
    ["a NUL in the path", "en/%00.md", HELLO, 422],
    ["another kind of file", "en/x.html", HELLO, 422],
    ["a long path", `${"a".repeat(2_000)}.md`, HELLO, 422],
  ])("refuses %s, and says why", async (_, path, body, expected) => {
    const answer = await put(path, body);
    expect(answer).toMatchObject({
      status: expected,
      body: { status: expected, type: expect.stringContaining("urn:gazette:problem:") },
    });
  });

  it("needs the author's token", async () => {
    expect((await ask("/api/posts/en/x.md", { method: "PUT", body: HELLO })).status).toBe(401);
  });
});

describe("GET and DELETE /api/posts", () => {
  it("lists posts with instants in ISO form, page by page", async () => {
    await put("en/listed.md", buildFile(["title: Listed", "pubDate: 2025-02-18", "draft: true"]));
    const { body } = await askJson("/api/posts?limit=500");
    const { posts } = body as PostList;
    expect(posts.find((post) => post.id === "en/listed")).toMatchObject({
      path: "en/listed.md",
      publishedAt: "2025-02-18T00:00:00.000Z",
      releasedAt: null,
      draft: true,
    });
    expect((await askJson("/api/posts?limit=1")).body).toMatchObject({ posts: [{}] });
  });

  it("takes a post away once", async () => {
    await put("en/gone.md", HELLO);
    const remove = () => ask("/api/posts/en/gone.md", { method: "DELETE", headers: AUTHOR });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect((await askJson("/api/posts/en/%zz", { method: "DELETE" })).status).toBe(422);
  });
});

describe("feeds", () => {
  const HOSTILE = buildFile(
    [
      'title: "Break ]]> me ]]> \\e[31m <script>alert(1)</script>\\r\\nBcc: x"',
      "pubDate: 2025-02-19",
      'tags: ["C<b>", "a & b"]',
    ],
    "Text \u001b[1m &#27; ]]> ]]> <script>alert(1)</script> [x](javascript:alert(1))",
  );

  it("show the same post in three formats, whatever is in it", async () => {
    expect((await put("en/hostile.md", HOSTILE)).status).toBe(201);
    const title = "Break ]]> me ]]> <script>alert(1)</script> Bcc: x";
    const rss = await ask("/feed.xml");
    const text = await rss.text();
    expect(findAll(readXml(text), "title").map(textOf)).toContain(title);
    expect(findAll(readXml(text), "content:encoded").map(textOf).join()).not.toMatch(
      /<script|href="javascript/,
    );
    expect(findAll(readXml(await (await ask("/atom.xml")).text()), "entry").length).toBeGreaterThan(0);
    const json = (await (await ask("/feed.json")).json()) as { items: { title: string }[] };
    expect(json.items.map((item) => item.title)).toContain(title);
    expect(rss.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
  });

  it("exist for a language and for a topic in it", async () => {
    await put("es/hola.md", buildFile(["title: Hola", "pubDate: 2025-02-20", "tags: [Correo]"]));
    for (const path of ["/feeds/es.xml", "/feeds/es.atom", "/feeds/es/correo.xml", "/feeds/es/correo.atom"]) {
      const titles = findAll(readXml(await (await ask(path)).text()), "title").map(textOf);
      expect(titles).toContain("Hola");
      expect(titles).not.toContain("Hello");
    }
    expect(await (await ask("/feeds/es/correo.json")).json()).toMatchObject({
      language: "es",
      feed_url: "http://localhost:8787/feeds/es/correo.json",
      items: [{ title: "Hola" }],
    });
  });

  it.each([
    "/feeds/fr.xml",
    "/feeds/es",
    "/feeds/es.pdf",
    "/feeds/.xml",
    "/feeds/en/unheard-of.xml",
    "/feeds/a/b/c.xml",
    "/feeds/%00.xml",
  ])("answer 404 at %s", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it("answer 304 to a reader that has these very bytes, and anew when a post changes", async () => {
    await put("en/tagged.md", HELLO);
    const first = await ask("/feed.xml");
    const tag = first.headers.get("etag") ?? "";
    expect([first.headers.get("cache-control"), tag]).toEqual([
      "public, no-cache", // kept, and asked after each time: a post may be taken back
      expect.stringMatching(/^"[0-9a-f]+"$/),
    ]);
    expect(Date.parse(first.headers.get("last-modified") ?? "")).toBeGreaterThan(0);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const again = await ask("/feed.xml", { headers: { "If-None-Match": known } });
      expect([again.status, await again.text()]).toEqual([304, ""]);
    }
    await put("en/tagged.md", `${HELLO} Edited.`);
    expect((await ask("/feed.xml", { headers: { "If-None-Match": tag } })).status).toBe(200);
  });

  it("are open to everybody, and to HEAD", async () => {
    const head = await ask("/feed.xml", { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });
});
