import { describe, expect, it } from "vitest";
import { createAskedBook } from "../../../src/adapters/sqlite/asked-book.ts";
import type { ShownPull } from "../../../src/core/previews/shown-pull.ts";
import { endPreview, previewPull } from "../../../src/usecases/previews/preview-pull.ts";
import { endShown, previewShown } from "../../../src/usecases/previews/preview-shown.ts";
import { createPreviewWorld } from "../../builders/repository/preview-world.ts";
import { REPOSITORY, writePost } from "../../builders/repository/repository-world.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";

const at = (name: string) => `content/posts/${name}`;
const file = (name: string, text: string | null) => ({
  path: at(name),
  source: text === null ? null : new TextEncoder().encode(text),
});
const HEAD = "b".repeat(40);

/** A workflow's calls over the object's own use cases, as `compose/repository-object.ts` joins them. */
function createWorkflowWorld() {
  const world = createPreviewWorld();
  const asked = createAskedBook(createFakeObjectStorage());
  const deps = { ...world.deps, asked };
  const outer = {
    ...{ newsletter: world.deps.newsletter, log: world.deps.log },
    pullPreviewer: {
      preview: (shown: ShownPull) => previewShown(deps, shown),
      end: (ended: Pick<ShownPull, "repository" | "number" | "askedAt">) => endShown(deps, ended),
    },
  };
  const run = (askedAt: number, number: number | null = 7) => ({ repository: REPOSITORY, number, askedAt });
  const show = (files: ShownPull["files"], own: Partial<ShownPull> = {}) => ({
    ...{ title: "A proposal", head: HEAD, files, removed: [], leftOut: 0 },
    ...own,
  });
  return { ...world, deps, outer, run, show };
}

describe("what a workflow shows of its pull request", () => {
  it("is previewed, with what to say of it, and stores no post and mails nobody", async () => {
    const { outer, run, show, list, db, blog, github } = createWorkflowWorld();
    const previewed = await previewPull(outer, run(1), show([file("one.md", writePost("One"))]));
    if (!previewed.ok) throw new Error(previewed.problem.kind);
    expect(previewed.value).toMatchObject({
      preview: { number: 7, repository: REPOSITORY, head: HEAD, posts: [{ title: "One", faults: [] }] },
      summary: expect.stringContaining("`One`"),
      ...{ isGood: true, description: "2 mails, as readers would get them" },
    });
    expect(previewed.value.summary).toContain(previewed.value.url);
    expect(await list()).toEqual([previewed.value.preview]);
    expect(previewed.value.preview.mails.map(({ kind }) => kind)).toEqual(["digest", "post"]);
    for (const table of ["posts", "issues", "signups"])
      expect((await db.prepare(`SELECT * FROM ${table}`).all()).results).toEqual([]);
    expect([blog.comments, blog.statuses, github.calls]).toEqual([[], [], []]);
  });

  it("has the address that the webhook's preview of the same request has", async () => {
    const { outer, run, show, list, propose, sync } = createWorkflowWorld();
    propose({ [at("one.md")]: writePost("One") });
    await sync();
    const [before] = await list();
    await previewPull(outer, run(1), show([file("one.md", writePost("One"))]));
    expect(await list()).toMatchObject([{ id: before?.id }]);
  });

  it("is the same preview when it is shown twice, and the newest when it changes", async () => {
    const { outer, run, show, list } = createWorkflowWorld();
    for (const askedAt of [1, 1, 2])
      await previewPull(outer, run(askedAt), show([file("a.md", writePost("A"))]));
    await previewPull(outer, run(3), show([file("a.md", writePost("B"))]));
    expect(await list()).toMatchObject([{ posts: [{ title: "B" }] }]);
  });

  it("changes nothing where a newer run was here, before it or while it was at work", async () => {
    const { outer, run, show, list: listPreviews, deps } = createWorkflowWorld();
    await previewPull(outer, run(5), show([file("a.md", writePost("New"))]));
    const late = await previewPull(outer, run(4), show([file("a.md", writePost("Old"))]));
    expect(late).toMatchObject({ problem: { kind: "preview-superseded" } });
    const list = async () => {
      await previewPull(outer, run(7), show([file("a.md", writePost("Newest"))]));
      return deps.readers.list();
    };
    const preview = (shown: ShownPull) => previewShown({ ...deps, readers: { list } }, shown);
    const slow = { ...outer, pullPreviewer: { ...outer.pullPreviewer, preview } };
    const beaten = await previewPull(slow, run(6), show([file("a.md", writePost("Newer"))]));
    expect(beaten).toMatchObject({ problem: { kind: "preview-superseded" } });
    expect(await listPreviews()).toMatchObject([{ posts: [{ title: "Newest" }] }]);
  });

  it("is gone once the request closes, stays so for what comes late, and comes back when it opens again", async () => {
    const { outer, run, show, list, db } = createWorkflowWorld();
    const files = show([file("a.md", writePost("A"))]);
    await previewPull(outer, run(1), files);
    for (const askedAt of [3, 3, 4])
      expect(await endPreview(outer, run(askedAt), 7)).toMatchObject({ ok: true });
    expect(await list()).toEqual([]);
    expect((await db.prepare("SELECT * FROM preview_mails").all()).results).toEqual([]);
    expect(await previewPull(outer, run(2), files)).toMatchObject({ ok: false });
    expect(await list()).toEqual([]);
    expect(await previewPull(outer, run(5), files)).toMatchObject({ ok: true });
    expect(await list()).toHaveLength(1);
    expect(await endPreview(outer, run(4), 7)).toMatchObject({ problem: { kind: "preview-superseded" } });
    expect(await list()).toHaveLength(1);
  });

  it("is ended by its own request's run alone, or by the run of one that was merged, which names none", async () => {
    const { outer, run, show, list } = createWorkflowWorld();
    const files = show([file("a.md", writePost("A"))]);
    await previewPull(outer, run(1), files);
    expect(await endPreview(outer, run(2, 8), 7)).toMatchObject({
      problem: { kind: "workflow-not-trusted" },
    });
    expect(await previewPull(outer, run(2, null), files)).toMatchObject({
      problem: { kind: "workflow-not-trusted" },
    });
    expect(await list()).toHaveLength(1);
    expect(await endPreview(outer, run(2, null), 7)).toMatchObject({ ok: true });
    expect(await list()).toEqual([]);
  });

  it("is bounded: ten posts, eight links; other files are passed over", async () => {
    const { outer, run, show, list, asked } = createWorkflowWorld();
    const links = Array.from({ length: 30 }, (_, n) => `[${n}](https://x.example/${n})`).join(" ");
    const posts = Array.from({ length: 25 }, (_, n) => file(`post-${n}.md`, writePost(`Post ${n}`, links)));
    const others = [
      "README.md",
      "content/other/a.md",
      at("a.txt"),
      at(".hidden/a.md"),
      at("node_modules/a.md"),
    ];
    const foreign = others.map((path) => ({ path, source: new TextEncoder().encode(writePost("X")) }));
    await previewPull(
      outer,
      run(1),
      show([...foreign, ...posts, ...posts], {
        leftOut: 3,
        removed: [at("gone.md"), at("post-1.md"), "README.md"],
      }),
    );
    const [preview] = await list();
    expect(preview).toMatchObject({ leftOut: 18, removed: [at("gone.md")] });
    expect(preview?.posts).toHaveLength(10);
    expect(asked).toHaveLength(8);
  });

  it("fits into a row of the database, however long its names, titles and addresses are", async () => {
    const { outer, run, show, db } = createWorkflowWorld();
    const endless = "x".repeat(400_000);
    const files = [
      file(`${endless}.md`, writePost("A")),
      file("a.md", writePost(endless)),
      file("b.md", writePost("B", `![](https://x.example/${endless}) [b](https://x.example/${endless})`)),
      file("c.md", `---\ntitle: C\npubDate: ${endless}\n---\n\nWords.`),
    ];
    const previewed = await previewPull(
      outer,
      run(1),
      show(files, { title: endless, removed: [at(`${endless}.md`)] }),
    );
    expect(previewed).toMatchObject({ ok: true });
    const row = await db.prepare("SELECT length(preview) AS size FROM previews").first<{ size: number }>();
    expect(row?.size).toBeLessThan(20_000);
  });

  it("tells what its author has to mend, and that it is not good", async () => {
    const { outer, run, show } = createWorkflowWorld();
    const files = [
      file("a.md", "---\ntitle: A\npubDate: never\n---\n\nWords."),
      file("b.md", null),
      file("c.md", writePost("C", "Words.", ["draft: true"])),
      { path: at("d.md"), source: new Uint8Array([0xff, 0xfe, 0x00]) },
    ];
    const previewed = await previewPull(outer, run(1), show(files));
    expect(previewed).toMatchObject({
      value: {
        ...{ isGood: false, description: "3 of 4 posts cannot be read" },
        preview: {
          posts: [
            { faults: [expect.stringContaining("pubDate")] },
            { faults: [expect.stringContaining("larger")] },
            { title: "C", reason: expect.stringContaining("draft") },
            { faults: [expect.stringContaining("UTF-8")] },
          ],
        },
      },
    });
  });

  it("is foreign text: nothing of it works in what is said", async () => {
    const { outer, run, show } = createWorkflowWorld();
    const title = "'<img src=x> @everyone `code` | [a](https://evil.example) <!-- x -->'";
    const previewed = await previewPull(outer, run(1), show([file("a`|@all.md", writePost(title))]));
    if (!previewed.ok) throw new Error(previewed.problem.kind);
    const [, table = ""] = previewed.value.summary.split("| --- | --- |");
    expect(table.split("<sub>")[0]?.replace(/`[^`\n]*`/g, "")).not.toMatch(/@|<img|evil|<!--/);
  });

  it("says that there is no post in it where there is none", async () => {
    const { outer, run, show } = createWorkflowWorld();
    const previewed = await previewPull(outer, run(1), show([]));
    expect(previewed).toMatchObject({
      value: {
        isGood: true,
        description: "No mail would go out",
        summary: expect.stringContaining("No post"),
      },
    });
  });

  it("leaves nothing by halves wherever it is cut off, and stands once it is asked for again by the same token", async () => {
    const broken = async () => Promise.reject(new Error("cut off"));
    for (const cut of ["readers", "store", "answer"] as const) {
      const { outer, run, show, list, deps } = createWorkflowWorld();
      const cutDeps = {
        ...deps,
        ...(cut === "readers" ? { readers: { list: broken } } : {}),
        ...(cut === "store" ? { previews: { ...deps.previews, save: broken } } : {}),
      };
      const preview = async (shown: ShownPull) => {
        const made = await previewShown(cutDeps, shown);
        return cut === "answer" ? broken() : made;
      };
      const files = show([file("a.md", writePost("A"))]);
      const first = { ...outer, pullPreviewer: { ...outer.pullPreviewer, preview } };
      expect(await previewPull(first, run(1), files)).toMatchObject({
        problem: { kind: "preview-not-made" },
      });
      expect(await list()).toHaveLength(cut === "answer" ? 1 : 0);
      expect(await previewPull(outer, run(1), files)).toMatchObject({ ok: true });
      expect(await list()).toHaveLength(1);
    }
  });

  it("is asked for again where the object does not answer, and the asker is told so", async () => {
    const { outer, run, show } = createWorkflowWorld();
    const down = async () => Promise.reject(new Error("down"));
    const broken = { ...outer, pullPreviewer: { preview: down, end: down } };
    const events: string[] = [];
    const deps = { ...broken, log: { record: (event: string) => void events.push(event) } };
    expect(await previewPull(deps, run(1), show([]))).toMatchObject({
      problem: { kind: "preview-not-made" },
    });
    expect(await endPreview(deps, run(1), 7)).toMatchObject({ problem: { kind: "preview-not-made" } });
    expect(events).toEqual(["preview.not-made", "preview.not-made"]);
  });
});
