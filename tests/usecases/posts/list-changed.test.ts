import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { listChanged } from "../../../src/usecases/posts/list-changed.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");

describe("which files are worth sending", () => {
  it("are those that are not stored as they are: new, edited, deleted, at another path", async () => {
    const { deps, publish } = buildPostWorld();
    const file = (title: string) => buildFile([`title: ${title}`, "date: 2026-11-10"]);
    for (const name of ["a", "b", "c"]) await publish(`${name}.md`, file(name));
    await deps.posts.remove("c.md", deps.clock.now());
    const asked = [
      { path: "a.md", sha256: hash(file("a")) },
      { path: "b.md", sha256: hash(file("b, edited")) },
      { path: "c.md", sha256: hash(file("c")) },
      { path: "d.md", sha256: hash(file("a")) },
      { path: "no/../path", sha256: hash("x") },
    ];
    expect(await listChanged(deps, asked)).toEqual(["b.md", "c.md", "d.md", "no/../path"]);
    expect(await listChanged(deps, [])).toEqual([]);
  });

  it("are told by their bytes: a byte order mark and line ends count, and what was sent so is not sent again", async () => {
    const { deps, publish } = buildPostWorld();
    const text = buildFile(["title: A", "date: 2026-11-10"]);
    const dressed = `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    await publish("a.md", dressed);
    expect(await listChanged(deps, [{ path: "a.md", sha256: hash(dressed) }])).toEqual([]);
    expect(await listChanged(deps, [{ path: "a.md", sha256: hash(text) }])).toEqual(["a.md"]);
  });

  it("are found with and without the folder that posts lie in, and in another composition of letters", async () => {
    const { deps, publishTo } = buildPostWorld();
    const newsletter = { ...deps.newsletter, postsFolder: "src/content" as never };
    const text = buildFile(["title: Día", "date: 2026-11-10"]);
    await publishTo(newsletter, "src/content/día.md".normalize("NFC"), text);
    const paths = ["día.md", "src/content/día.md"].flatMap((path) => [
      path.normalize("NFC"),
      path.normalize("NFD"),
    ]);
    const asked = paths.map((path) => ({ path, sha256: hash(text) }));
    expect(await listChanged({ ...deps, newsletter }, asked)).toEqual([]);
  });
});
