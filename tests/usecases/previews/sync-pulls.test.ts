import { describe, expect, it } from "vitest";
import { createD1Pruner } from "../../../src/adapters/d1/tick/pruner.ts";
import { deriveKeeping } from "../../../src/core/keeping.ts";
import { createPreviewWorld } from "../../builders/repository/preview-world.ts";
import { writePost } from "../../builders/repository/repository-world.ts";
import { buildSubscriber } from "../../builders/subscribers.ts";

const at = (name: string) => `content/posts/${name}`;

describe("a pull request", () => {
  it("is previewed, told of once, and kept up to date: the same event again says nothing more", async () => {
    const { propose, sync, list, blog } = createPreviewWorld();
    propose({ [at("one.md")]: writePost("One"), "README.md": "no post" });
    expect(await sync()).toBe(null);
    const [first] = await list();
    expect(first).toMatchObject({
      number: 7,
      posts: [{ title: "One", reason: null, faults: [] }],
      leftOut: 0,
    });
    expect(first?.mails.map(({ kind }) => kind)).toEqual(["digest", "post"]);
    propose(null);
    await sync();
    expect([blog.comments.length, blog.statuses.length]).toEqual([1, 1]);
    const head = propose({ [at("one.md")]: writePost("One, better") });
    await sync();
    expect(await list()).toMatchObject([{ id: first?.id, head, posts: [{ title: "One, better" }] }]);
    expect(blog.comments).toMatchObject([{ issue: 7, body: expect.stringContaining("One, better") }]);
    expect(blog.statuses).toMatchObject([{ sha: head, state: "success" }, { state: "success" }]);
  });

  it("that is closed has no preview any more, and one that opens again has it at the same address", async () => {
    const { propose, sync, list, db } = createPreviewWorld();
    propose({ [at("one.md")]: writePost("One") });
    await sync();
    const [before] = await list();
    propose(null, false);
    await sync();
    expect(await list()).toEqual([]);
    expect((await db.prepare("SELECT * FROM preview_mails").all()).results).toEqual([]);
    propose(null);
    await sync();
    expect((await list())[0]?.id).toBe(before?.id);
  });

  it("is forgotten after three months, should nobody tell of its end", async () => {
    const { propose, sync, list, db, deps } = createPreviewWorld();
    propose({ [at("one.md")]: writePost("One") });
    await sync();
    const pruner = createD1Pruner(db);
    const later = (days: number) => pruner.prune(deriveKeeping(deps.clock.now() + days * 86_400_000));
    await later(89);
    expect(await list()).toHaveLength(1);
    await later(91);
    expect(await list()).toEqual([]);
    expect((await db.prepare("SELECT * FROM preview_mails").all()).results).toEqual([]);
  });

  it("shows what its author may want to mend: faults, posts that stay home, pictures without words, dead links", async () => {
    const { propose, sync, list, dead, blog } = createPreviewWorld();
    dead.set("https://gone.example.com/page", "answers 404");
    const words = `![](https://x.example/a.png) ![A queue](https://x.example/b.png) [a](https://gone.example.com/page#there) [b](https://there.example.com/)`;
    propose({
      [at("a.md")]: writePost("A", words),
      [at("b.md")]: writePost("B", "Words.", ["draft: true"]),
      [at("c.md")]: "---\ntitle: C\npubDate: never\n---\n\nWords.",
      [at("d.md")]: writePost("D", "x".repeat(1_200_000)),
    });
    await sync();
    const [preview] = await list();
    expect(preview?.posts).toMatchObject([
      {
        ...{ unsaid: ["https://x.example/a.png"], reason: null },
        deadLinks: [{ url: "https://gone.example.com/page", problem: "answers 404" }],
      },
      { title: "B", reason: expect.stringContaining("draft") },
      { title: null, faults: [expect.stringContaining("pubDate")] },
      { title: null, faults: [expect.stringContaining("larger")] },
    ]);
    expect(preview?.mails.map(({ subject }) => subject).join()).not.toContain("B");
    expect(blog.statuses[0]).toMatchObject({ state: "failure", description: "2 of 4 posts cannot be read" });
  });

  it("asks within bounds, whatever it holds: ten posts, eight links, fifty requests", async () => {
    const { propose, sync, list, asked, github } = createPreviewWorld();
    const links = Array.from({ length: 30 }, (_, n) => `[${n}](https://x.example/${n})`).join(" ");
    const files = Array.from({ length: 25 }, (_, n) => [at(`post-${n}.md`), writePost(`Post ${n}`, links)]);
    propose(Object.fromEntries(files));
    const before = github.calls.length;
    await sync();
    expect(await list()).toMatchObject([{ leftOut: 15 }]);
    expect((await list())[0]?.posts).toHaveLength(10);
    expect(asked).toHaveLength(8);
    expect(github.calls.length - before + 2 * asked.length).toBeLessThan(50);
  });

  it("counts who would get it by their cadence and language, and names nobody", async () => {
    const readers = [
      buildSubscriber("a1", { languages: ["es"] }),
      buildSubscriber("a2", { languages: ["en"] }),
      buildSubscriber("a3", { languages: ["es", "en"], cadence: "instant" }),
      { ...buildSubscriber("a4", { languages: ["es"] }), status: "unsubscribed" as const },
    ];
    const { propose, sync, list, blog } = createPreviewWorld({}, readers);
    propose({ [at("uno.md")]: writePost("Uno", "Palabras.", ["lang: es"]) });
    await sync();
    expect((await list())[0]?.audiences).toMatchObject([
      { cadence: "weekly", readers: 1, nextAt: expect.any(Number) },
      { cadence: "instant", readers: 1, nextAt: null },
    ]);
    expect(blog.comments[0]?.body).toContain("1 weekly");
    expect(JSON.stringify(await list())).not.toContain("@");
  });

  it("is foreign text: nothing of it works in the comment", async () => {
    const { propose, sync, blog } = createPreviewWorld();
    const title = "'<img src=x> @everyone `code` | [a](https://evil.example) <!-- x -->'";
    propose({ [at("a.md")]: writePost(title), [at("b`|@all.md")]: "---\ntitle: [\n---\nx" });
    await sync();
    const [, table = ""] = (blog.comments[0]?.body ?? "").split("| --- | --- |");
    const outside = table.split("<sub>")[0]?.replace(/`[^`\n]*`/g, "") ?? "";
    expect(outside).not.toMatch(/@|<img|evil|<!--/);
  });
});

describe("a host that does not let us say anything", () => {
  it("has its preview made all the same, without a token and with one that may only read", async () => {
    for (const isMute of [true, false]) {
      const { propose, sync, list, deps, blog } = createPreviewWorld();
      const problem = { kind: "refused", detail: "It may not.", retryAt: null } as const;
      const refuse = async () => ({ ok: false, problem }) as const;
      propose({ [at("one.md")]: writePost("One") });
      expect(
        await sync({ pullBoard: isMute ? null : { comment: refuse, mark: refuse } } as Partial<typeof deps>),
      ).toBe(null);
      expect(await list()).toHaveLength(1);
      expect(blog.comments).toEqual([]);
    }
  });

  it("is asked again where it is down, and says it once in the end", async () => {
    const { propose, sync, list, github, blog, deps } = createPreviewWorld();
    propose({ [at("one.md")]: writePost("One") });
    github.trouble("down", 1);
    expect(await sync()).toBe(deps.clock.now() + 2000);
    expect(await list()).toEqual([]);
    for (let calls = 1; calls < 10; calls += 1) {
      propose(null);
      github.trouble("cut", 0);
      await sync();
    }
    expect([blog.comments.length, blog.statuses.length]).toEqual([1, 1]);
  });

  it("leaves one comment wherever a slice is cut off", async () => {
    for (let cut = 1; cut < 8; cut += 1) {
      const { propose, sync, blog, list, github } = createPreviewWorld();
      propose({ [at("one.md")]: writePost("One") });
      let calls = 0;
      const handle = github.handle;
      const broken = async (request: Request) => {
        calls += 1;
        const answer = await handle(request);
        if (calls === cut) throw new Error("cut off");
        return answer;
      };
      Object.assign(github, { handle: broken });
      await sync();
      Object.assign(github, { handle });
      propose(null);
      await sync();
      expect({ cut, said: [blog.comments.length, blog.statuses.length] }).toEqual({ cut, said: [1, 1] });
      expect(await list()).toHaveLength(1);
    }
  });
});
