import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { type LocalBlog, startBlog } from "./local-blog.ts";

let blog: LocalBlog;
afterEach(() => blog.stop());

const start = async (given?: Parameters<typeof startBlog>[0]) => {
  blog = await startBlog(given);
  blog.write(".git/HEAD");
};
const stored = () => [...blog.stored.keys()].sort();

describe("posts publish", () => {
  it("takes of a folder its Markdown files, without what tools keep there", async () => {
    await start();
    const files = ["a.md", "deep/b.MDX", "deep/er/c.markdown", "posts.md/inside.md"];
    for (const path of [...files, "x.txt", ".cache/d.md", "node_modules/p/README.md", "deep/a.jpg"])
      blog.write(`blog/${path}`);
    expect(await blog.gazette(["posts", "publish", "blog"])).toMatchObject({ code: 0, err: "" });
    expect(stored()).toEqual(files.map((path) => `blog/${path}`).sort());
  });

  it("sends what changed alone, by one request with hashes first, and all of it where that is asked for", async () => {
    await start();
    for (const path of ["a.md", "b.md", "c.md"]) blog.write(path);
    expect((await blog.gazette(["posts", "publish", "."])).out).toBe(
      "new       a.md\nnew       b.md\nnew       c.md\n",
    );
    const first = blog.requests.length;
    expect((await blog.gazette(["posts", "publish", "."])).out).toBe(
      "unchanged a.md\nunchanged b.md\nunchanged c.md\n",
    );
    expect(blog.requests.slice(first)).toEqual(["POST changes"]);
    blog.write("b.md", "---\ntitle: B\n---\n");
    const { out } = await blog.gazette(["posts", "publish", "c.md", "b.md", "a.md", "--json"]);
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { path: "c.md", state: "unchanged" },
      { path: "b.md", state: "new", id: "b.md" },
      { path: "a.md", state: "unchanged" },
    ]);
    const before = blog.requests.length;
    await blog.gazette(["posts", "publish", ".", "--all"]);
    expect(blog.requests.slice(before)).toHaveLength(4);
  });

  it("hands two hundred files on in their order, though several are on their way at once", async () => {
    await start();
    const paths = Array.from({ length: 200 }, (_, n) => `p/${String(n).padStart(3, "0")}.md`);
    for (const path of paths) blog.write(path);
    const { out } = await blog.gazette(["posts", "publish", "p"]);
    expect(out).toBe(paths.map((path) => `new       ${path}\n`).join(""));
    expect(blog.mostAtOnce()).toBeGreaterThan(1);
    expect(blog.mostAtOnce()).toBeLessThanOrEqual(6);
  });

  it("names a missing file, a pattern that matches nothing, an empty folder and a link to nothing, and goes on", async () => {
    await start();
    blog.write("a.md");
    mkdirSync(join(blog.folder, "empty"));
    symlinkSync("gone.md", join(blog.folder, "link.md"));
    const words = ["none.md", "posts/*.md", "empty", "link.md", "a.md/x.md", "a.md"];
    const { code, err } = await blog.gazette(["posts", "publish", ...words]);
    expect(code).toBe(1);
    expect(err.split("\n")).toEqual([
      "none.md: there is no such file.",
      "posts/*.md: no file matches this pattern.",
      "empty: there is no Markdown file (.md, .mdx, .markdown) in this folder.",
      "link.md: this link leads to nothing.",
      "a.md/x.md: there is no such file.",
      "5 of 6 were refused.",
      "",
    ]);
    expect(stored()).toEqual(["a.md"]);
  });

  it("takes what a quoted pattern matches, and a file whose name looks like a pattern", async () => {
    await start();
    for (const path of ["p/a.md", "p/b.md", "p/[slug].md"]) blog.write(path);
    expect((await blog.gazette(["posts", "publish", "p/?.md", "p/[slug].md"])).code).toBe(0);
    expect(stored()).toEqual(["p/[slug].md", "p/a.md", "p/b.md"]);
  });

  it("names what the newsletter refuses by its file, with every reason, and goes on", async () => {
    await start({ refuses: ["b.md"] });
    for (const path of ["a.md", "b.md", "c.md"]) blog.write(path);
    const { code, out, err } = await blog.gazette(["posts", "publish", "a.md", "b.md", "c.md"]);
    expect([code, stored()]).toEqual([1, ["a.md", "c.md"]]);
    expect(err).toContain("b.md: The post has faults\n  title: Give the post a title.");
    expect(out).toBe("new       a.md\nnew       c.md\n");
    const machine = await blog.gazette(["posts", "publish", "a.md", "b.md", "--all", "--json"]);
    expect(
      machine.out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { file: "a.md", path: "a.md", id: "a.md", state: "new" },
      { file: "b.md", state: "refused", reason: expect.stringContaining("Give the post a title.") },
    ]);
  });

  it("sends bytes as they are, whatever their encoding, and never more than a post may have", async () => {
    await start();
    const sources = {
      "latin.md": Uint8Array.from([0x63, 0x61, 0x66, 0xe9]),
      "utf16.md": Uint8Array.from([0xff, 0xfe, 0x61, 0x00]),
      "bom.md": Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]),
      "empty.md": new Uint8Array(),
    };
    for (const [path, bytes] of Object.entries(sources)) blog.write(path, bytes);
    blog.write("huge.md", new Uint8Array(512 * 1024 + 1));
    const { code, err } = await blog.gazette(["posts", "publish", "."]);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining("huge.md: it is larger than 512 KiB, the most that a post may have."),
    ]);
    for (const [path, bytes] of Object.entries(sources))
      expect(blog.stored.get(path)).toEqual(Buffer.from(bytes));
  });

  it("encodes whatever stands in a name, and names one that is not UTF-8", async () => {
    await start();
    const names = ["a#b.md", "a?b.md", "100%.md", "two words.md", "🦀 día.md", "+&=.md"];
    for (const name of names) blog.write(name);
    writeFileSync(
      Buffer.concat([Buffer.from(`${blog.folder}/caf`), Buffer.from([0xe9]), Buffer.from(".md")]),
      "x",
    );
    const { code, err } = await blog.gazette(["posts", "publish", "."]);
    expect([code, err]).toEqual([1, expect.stringMatching(/caf.\.md: its name is not UTF-8/)]);
    expect(stored()).toEqual([...names].sort());
  });

  it.skipIf(process.getuid?.() === 0)(
    "names a file and a folder that may not be read, and goes on",
    async () => {
      await start();
      chmodSync(blog.write("p/closed.md"), 0);
      blog.write("p/open.md");
      blog.write("p/locked/x.md");
      chmodSync(join(blog.folder, "p/locked"), 0);
      const { code, err } = await blog.gazette(["posts", "publish", "p"]);
      chmodSync(join(blog.folder, "p/locked"), 0o700);
      expect([code, stored()]).toEqual([1, ["p/open.md"]]);
      expect(err).toContain("p/closed.md: it may not be read");
      expect(err).toContain("p/locked: it may not be read");
    },
  );

  it("follows no link in a circle, and takes a file once that several words name", async () => {
    await start();
    blog.write("p/a.md");
    symlinkSync("..", join(blog.folder, "p/up"));
    expect((await blog.gazette(["posts", "publish", "p", "p/a.md", "./p/../p/a.md"])).out).toBe(
      "new       p/a.md\n",
    );
  });
});

describe("the path that a file is known by", () => {
  it("keeps what tells posts apart", async () => {
    await start();
    for (const language of ["en", "es"]) blog.write(`content/${language}/posts/hello.md`);
    await blog.gazette(["posts", "publish", "content/en/posts/hello.md", "content/es/posts/hello.md"]);
    expect(stored()).toEqual(["content/en/posts/hello.md", "content/es/posts/hello.md"]);
  });

  it("does not depend on where the command line stands, nor on how the file is spelled", async () => {
    await start();
    const file = blog.write("site/_posts/2026-11-20-x.md");
    symlinkSync(blog.folder, `${blog.folder}-link`);
    const places: readonly (readonly [string, string])[] = [
      [blog.folder, "site/_posts/2026-11-20-x.md"],
      [join(blog.folder, "site"), "./_posts/2026-11-20-x.md"],
      [join(blog.folder, "site/_posts"), "2026-11-20-x.md"],
      ["/", file],
      [join(blog.folder, "site"), "../site/_posts/../_posts/2026-11-20-x.md"],
      ["/", `${blog.folder}-link/site/_posts/2026-11-20-x.md`],
    ];
    for (const [cwd, word] of places) await blog.gazette(["posts", "publish", word], { cwd });
    expect(stored()).toEqual(["site/_posts/2026-11-20-x.md"]);
  });

  it.each(["_posts", "site/_posts"])("is below the newsletter's posts folder %s", async (postsFolder) => {
    await start({ postsFolder });
    blog.write("a/site/_posts/x.md");
    blog.write("b/other/site/_posts/y.md");
    await blog.gazette(["posts", "publish", "a", "b"]);
    expect(stored()).toEqual(["x.md", "y.md"]);
  });

  it("holds nothing of somebody's disk where no repository and no known folder holds the file", async () => {
    blog = await startBlog();
    blog.write("x/a.md");
    blog.write("ada/content/en/b.md");
    await blog.gazette(["posts", "publish", blog.folder]);
    expect(stored()).toEqual(["a.md", "content/en/b.md"]);
  });

  it("is one post's alone: files that would be one are refused by name before anything is stored", async () => {
    await start({ postsFolder: "posts" });
    for (const path of [
      "one/posts/x.md",
      "two/posts/x.md",
      "one/posts/y.md",
      "one/posts/y.mdx",
      "one/posts/z.md",
    ])
      blog.write(path);
    blog.write("one/posts/café.md".normalize("NFC"));
    blog.write("two/posts/café.md".normalize("NFD"));
    const { code, err } = await blog.gazette(["posts", "publish", "one", "two"]);
    expect([code, stored()]).toEqual([1, ["z.md"]]);
    expect(err).toContain("one/posts/x.md: it would be the same post as two/posts/x.md (x.md).");
    expect(err).toContain("one/posts/y.mdx: it would be the same post as one/posts/y.md");
    expect(err).toContain("6 of 7 were refused.");
  });

  it("is one id's alone: files that give one id, or one the path of the other, are refused by name, and the rest goes on", async () => {
    await start();
    const sources = {
      "tr/en/p.md": "---\ntitle: P\nid: story\nlang: en\n---\n",
      "tr/es/p.md": "---\ntitle: P\nid: 'story' # both\nlang: es\n---\n",
      "one.md": '+++\ntitle = "One"\nid = "shared"\n+++\n',
      "two.md": '---json\n{\n  "title": "Two",\n  "id": "shared"\n}\n---\n',
      "idp/a.md": "---\ntitle: A\n---\n",
      "idp/b.md": "---\r\ntitle: B\r\nID: idp/a.md\r\n---\r\n",
      "W/Index.md": "---\ntitle: W\n---\n",
      "w-new.md": "---\ntitle: W\nid: w/\n---\n",
      "fine.md": "---\ntitle: Fine\nid: fine\nauthor:\n  id: story\n---\nid: story\n",
      "other.md": "---\ntitle: Other\nid: other\n---\n",
    };
    for (const [path, source] of Object.entries(sources)) blog.write(path, source);
    const { code, err } = await blog.gazette(["posts", "publish", "."]);
    expect([code, stored()]).toEqual([1, ["fine.md", "other.md"]]);
    expect(err).toContain("tr/es/p.md: it would be the same post as tr/en/p.md (id: story).");
    expect(err).toContain("two.md: it would be the same post as one.md (id: shared).");
    expect(err).toContain("idp/a.md: it would be the same post as idp/b.md (id: idp/a).");
    expect(err).toContain("w-new.md: it would be the same post as W/Index.md");
    expect(err).toContain("translations share a translationKey");
    expect(err).toContain("8 of 10 were refused.");
  });
});
