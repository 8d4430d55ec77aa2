import { describe, expect, it } from "vitest";
import { listChanged } from "../../../src/usecases/posts/list-changed.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";

const FACTS = ["title: T", "pubDate: 2026-11-20"];
const write = (body = "Words.", more: readonly string[] = []) => buildFile([...FACTS, ...more], body);

function createWorld() {
  const world = buildPostWorld();
  const publish = async (path: string, text: string) => {
    const published = await world.publish(path, text);
    return published.ok ? published.value : published.problem;
  };
  const changed = async (files: Readonly<Record<string, string>>) => {
    const hashed = Object.entries(files).map(async ([path, text]) => ({
      path,
      sha256: await world.deps.contentHasher.hash(new TextEncoder().encode(text)),
    }));
    return listChanged(world.deps, await Promise.all(hashed));
  };
  const textOf = async (path: string) =>
    world.db.prepare("SELECT text FROM posts WHERE path = ?").bind(path).first<string>("text");
  return { ...world, publish, changed, textOf };
}

describe("a link to the file of another post", () => {
  it.each([
    ["its file", "See [z](./z.md#part).", "z.md"],
    ["its file by another extension", "See [z](./z.md).", "z.markdown"],
    ["its folder", "See [z](./z.md).", "z/index.md"],
    ["the page of its folder", "See [z](./z/index.md).", "z/index.md"],
    ["Hugo's page of a section", 'See [z]({{< ref "z" >}}).', "z/_index.md"],
    ["its name between brackets", "See [[z]].", "z.md"],
    ["its name, wherever it lies", "See [[z|that]].", "notes/deep/z.md"],
    ["its name in other letter case", "See [[My Note#Part]].", "notes/my note.md"],
    ["the name of its folder", "See [[z]].", "notes/z/index.md"],
    ["Hexo's tag", "See {% post_link z %}.", "z.md"],
  ])("by %s is named as worth sending again once the other one comes", async (_, body, other) => {
    const { publish, changed, textOf } = createWorld();
    const linking = write(body);
    const linked = write("Words.", ["permalink: /elsewhere/"]);
    expect(await publish("a.md", linking)).toEqual({ id: "a", state: "new" });
    expect(await changed({ "a.md": linking, [other]: linked })).toEqual([other]);
    expect(await publish(other, linked)).toMatchObject({ state: "new", outdated: ["a.md"] });
    expect(await publish(other, linked)).toMatchObject({ state: "unchanged", outdated: ["a.md"] });
    expect(await changed({ "a.md": linking, [other]: linked })).toEqual(["a.md"]);
    expect(await publish("a.md", linking)).toEqual({ id: "a", state: "changed" });
    expect(await textOf("a.md")).toContain("/elsewhere/");
    expect(await changed({ "a.md": linking, [other]: linked })).toEqual([]);
    expect(await publish(other, linked)).not.toHaveProperty("outdated");
  });

  it("by a name leads to the one beside it, else to the shortest path, and once that is settled costs nothing", async () => {
    const { publish, changed, textOf } = createWorld();
    const files = {
      "a/x.md": write("See [[z]].", ["slug: x"]),
      "b/z.md": write("Words.", ["permalink: /of-b/"]),
      "a/c/z.md": write("Words.", ["permalink: /of-c/"]),
      "a/z.md": write("Words.", ["permalink: /beside/"]),
    };
    for (const address of ["/of-c/", "/of-b/", "/beside/"]) {
      const [path = ""] = Object.entries(files).find(([, text]) => text.includes(address)) ?? [];
      await publish(path, files[path as keyof typeof files]);
      await publish("a/x.md", files["a/x.md"]);
      expect(await textOf("a/x.md")).toContain(address);
      expect(await publish("a/x.md", files["a/x.md"])).toMatchObject({ state: "unchanged" });
      expect(await changed({ "a/x.md": files["a/x.md"] })).toEqual([]);
    }
  });

  it("is worth nothing more where the other one stands where its path says", async () => {
    const { publish, changed } = createWorld();
    const linking = write("See [z](./z.md).");
    await publish("a.md", linking);
    expect(await publish("z.md", write())).toEqual({ id: "z", state: "new" });
    expect(await changed({ "a.md": linking, "z.md": write() })).toEqual([]);
    expect(await publish("a.md", linking)).toMatchObject({ state: "unchanged" });
  });

  it("leads elsewhere when the other one moves on the blog, and when it is renamed by its id", async () => {
    const { publish } = createWorld();
    await publish("z.md", write());
    await publish("a.md", write("See [z](./z.md)."));
    expect(await publish("z.md", write("Words.", ["permalink: /moved/"]))).toMatchObject({
      outdated: ["a.md"],
    });
    await publish("a.md", write("See [z](./z.md)."));
    expect(await publish("b.md", write("Words.", ["id: z", "permalink: /moved/"]))).toEqual({
      id: "z",
      state: "changed",
    });
  });

  it("stays as it is when the other one is taken away, since its page may stand", async () => {
    const { publish, changed, deps, textOf } = createWorld();
    await publish("z.md", write("Words.", ["permalink: /elsewhere/"]));
    const linking = write("See [z](./z.md).");
    await publish("a.md", linking);
    await deps.posts.remove("z.md", deps.clock.now());
    expect(await changed({ "a.md": linking })).toEqual([]);
    expect(await textOf("a.md")).toContain("/elsewhere/");
  });

  it("of two posts to each other is right after one more sending of the first", async () => {
    const { publish, textOf } = createWorld();
    const one = write("See [b](b.md).", ["permalink: /of-a/"]);
    const other = write("See [a](a.md).", ["permalink: /of-b/"]);
    await publish("a.md", one);
    expect(await publish("b.md", other)).toMatchObject({ outdated: ["a.md"] });
    expect(await publish("a.md", one)).not.toHaveProperty("outdated");
    expect([await textOf("a.md"), await textOf("b.md")]).toEqual([
      expect.stringContaining("/of-b/"),
      expect.stringContaining("/of-a/"),
    ]);
  });

  it("is noticed by whichever of two is saved last, when both come at once", async () => {
    const { publish, deps } = createWorld();
    const { findAddresses } = deps.posts;
    const looked = Promise.withResolvers<void>();
    deps.posts.findAddresses = async (stems) => {
      const found = await findAddresses(stems);
      await looked.promise; // the other one comes between looking and saving
      return found;
    };
    const linking = publish("a.md", write("See [z](./z.md)."));
    await publish("z.md", write("Words.", ["permalink: /elsewhere/"]));
    looked.resolve();
    expect(await linking).toMatchObject({ outdated: ["a.md"] });
  });

  it("of a post that is read of a column that is no JSON costs that post alone", async () => {
    const { publish, db } = createWorld();
    await publish("a.md", write("See [z](./z.md)."));
    await db.prepare("UPDATE posts SET links = '[broken'").run();
    expect(await publish("z.md", write("Words.", ["permalink: /z-/"]))).toEqual({ id: "z", state: "new" });
  });
});
