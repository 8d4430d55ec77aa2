import { describe, expect, it } from "vitest";
import { createRepositoryWorld, writePost } from "../../builders/repository/repository-world.ts";

const at = (name: string) => `content/posts/${name}`;
const paths = (rows: readonly { readonly path: string }[]) => rows.map(({ path }) => path);
const blobs = (calls: readonly string[]) => calls.filter((call) => call.includes("/git/blobs/"));

describe("a push", () => {
  it("brings the whole blog in the first time, and nothing that is no post of the folder", async () => {
    const { commit, settle, standing, repositories } = createRepositoryWorld();
    const head = await commit({
      [at("one.md")]: writePost("One"),
      [at("es/two.mdx")]: writePost("Two"),
      [at(".obsidian/three.md")]: writePost("Three"),
      [at("node_modules/four.md")]: writePost("Four"),
      [at("picture.png")]: "no post",
      "README.md": "# The blog",
      "content/posts-of-old/five.md": writePost("Five"),
    });
    await settle();
    expect(paths(await standing())).toEqual(["es/two.mdx", "one.md"]);
    expect(await repositories()).toMatchObject([
      { name: "ada/blog", branch: "main", taken: head, taking: null, posts: 2, refused: [], problem: null },
    ]);
  });

  it("stores what it changes, by its comparison alone, and asks for no other file", async () => {
    const { commit, settle, standing, github } = createRepositoryWorld();
    await commit({ [at("one.md")]: writePost("One"), [at("two.md")]: writePost("Two") });
    await settle();
    const before = github.calls.length;
    await commit({ [at("two.md")]: writePost("Two", "Edited.") });
    await settle();
    const asked = github.calls.slice(before);
    expect(blobs(asked)).toHaveLength(1);
    expect(asked.filter((call) => call.includes("/git/trees/"))).toEqual([]);
    expect((await standing()).find(({ path }) => path === "two.md")?.text).toContain("Edited.");
  });

  it("does nothing when it comes again: no file is asked for and nothing is written", async () => {
    const { commit, push, settle, github, db, blog } = createRepositoryWorld();
    const first = await commit({ [at("one.md")]: writePost("One") });
    await settle();
    const second = await commit({ [at("one.md")]: writePost("One", "Edited.") });
    await settle();
    const dump = async () =>
      JSON.stringify([
        (await db.prepare("SELECT * FROM posts").all()).results,
        (await db.prepare("SELECT * FROM schedule").all()).results,
        (await db.prepare("SELECT * FROM repositories").all()).results,
        (await db.prepare("SELECT * FROM repository_files").all()).results,
      ]);
    const before = { rows: await dump(), calls: github.calls.length };
    for (const [from, to] of [
      [first, second],
      [null, first],
      [null, blog.head() ?? ""],
    ] as const) {
      push(from, to);
      expect(await settle()).toBe(1);
    }
    expect(blobs(github.calls.slice(before.calls))).toEqual([]);
    expect(await dump()).toBe(before.rows);
  });

  it("of more files than a comparison lists stores all of them", async () => {
    const { commit, settle, standing } = createRepositoryWorld();
    await commit({ [at("one.md")]: writePost("One") });
    await settle();
    const names = Array.from({ length: 20 }, (_, n) => `post-${n}`);
    const pictures = Array.from({ length: 300 }, (_, n) => [at(`a/${n}.png`), `Picture ${n}`]);
    await commit({
      ...Object.fromEntries(pictures),
      ...Object.fromEntries(names.map((name) => [at(`${name}.md`), writePost(name)])),
    });
    await settle();
    expect(await standing()).toHaveLength(21);
  });

  it("removes posts whose files are gone, also one that came by the command line", async () => {
    const { commit, settle, standing, putFile } = createRepositoryWorld();
    await commit({ [at("one.md")]: writePost("One"), [at("two.md")]: writePost("Two") });
    await settle();
    await putFile("two.md", writePost("Two", "From the desk."));
    await putFile("notes/other.md", writePost("Other"));
    await commit({ [at("two.md")]: null });
    await settle();
    expect(paths(await standing())).toEqual(["notes/other.md", "one.md"]);
  });

  it("that is forced brings the posts to where the branch is now, and leaves those alone that never were in it", async () => {
    const { blog, commit, settle, standing, putFile } = createRepositoryWorld();
    const root = await commit({ [at("one.md")]: writePost("One") });
    await settle();
    await commit({ [at("two.md")]: writePost("Two"), [at("one.md")]: writePost("One", "Edited.") });
    await settle();
    await putFile("notes/other.md", writePost("Other"));
    await commit({ [at("three.md")]: writePost("Three") }, { onto: root });
    await settle();
    expect(paths(await standing())).toEqual(["notes/other.md", "one.md", "three.md"]);
    expect((await standing())[1]?.text).toContain("Words of One.");
    expect(blog.head()).not.toBe(root);
  });

  it("that comes out of order, or whose successor is lost, ends with the head", async () => {
    const { blog, push, settle, standing } = createRepositoryWorld();
    const a = blog.commit({ [at("one.md")]: writePost("One", "First.") });
    const b = blog.commit({ [at("one.md")]: writePost("One", "Second.") });
    push(a, b);
    await settle();
    push(null, a);
    await settle();
    expect((await standing())[0]?.text).toContain("Second.");
    blog.commit({ [at("two.md")]: writePost("Two") });
    const d = blog.commit({ [at("three.md")]: writePost("Three") });
    push(blog.find(d)?.parent ?? null, d); // nobody told of the commit before
    await settle();
    expect(paths(await standing())).toEqual(["one.md", "three.md", "two.md"]);
  });

  it("counts though the branch does not show it yet, or its host shows no branch at all", async () => {
    const { blog, deps, push, settle, standing } = createRepositoryWorld();
    const a = blog.commit({ [at("one.md")]: writePost("One", "First.") });
    const b = blog.commit({ [at("one.md")]: writePost("One", "Second.") });
    const stale = { ...deps.repositoryHost, findHead: async () => ({ ok: true, value: a }) as const };
    push(a, b);
    await settle({ repositoryHost: stale });
    expect((await standing())[0]?.text).toContain("Second.");
    const c = blog.commit({ [at("one.md")]: writePost("One", "Third.") });
    const failure = { kind: "missing", detail: "nothing", retryAt: null } as const;
    const blind = {
      ...deps.repositoryHost,
      findHead: async () => ({ ok: false, problem: failure }) as const,
    };
    for (const [from, to] of [
      [b, c],
      [a, b],
    ] as const) {
      push(from, to);
      await settle({ repositoryHost: blind });
      expect((await standing())[0]?.text).toContain("Third.");
    }
  });
});

describe("a file that was moved", () => {
  it("is the same post, edited or not, and is mailed once", async () => {
    const { commit, settle, tick, announced, standing } = createRepositoryWorld();
    const long = Array.from({ length: 12 }, (_, n) => `Line ${n}.`).join("\n\n");
    await commit({ [at("one.md")]: writePost("One", long), [at("two.md")]: writePost("Two") });
    await settle();
    await tick();
    await commit({ [at("one.md")]: null, [at("2026/uno.md")]: writePost("One", `${long}\n\nEdited.`) });
    await commit({ [at("two.md")]: null, [at("dos.md")]: writePost("Two") });
    await settle();
    await tick();
    expect(paths(await standing())).toEqual(["2026/uno.md", "dos.md"]);
    expect((await announced()).sort()).toEqual(["One", "Two"]);
  });

  it("is the same post with an id of its own and another title", async () => {
    const { commit, settle, tick, announced, standing, repositories } = createRepositoryWorld();
    const long = Array.from({ length: 12 }, (_, n) => `Line ${n}.`).join("\n\n");
    await commit({ [at("one.md")]: writePost("Early words", long, ["id: one"]) });
    await settle();
    await tick();
    await commit({ [at("one.md")]: null, [at("uno.md")]: writePost("Quite another", long, ["id: one"]) });
    await settle();
    await tick();
    expect(await standing()).toMatchObject([{ path: "uno.md", title: "Quite another" }]);
    expect(await announced()).toEqual(["Quite another"]);
    expect(await repositories()).toMatchObject([{ refused: [] }]);
  });

  it("is the same post though it was refused at first, or was published by hand at its new place", async () => {
    const { commit, settle, tick, announced, putFile, repositories, standing } = createRepositoryWorld();
    const long = Array.from({ length: 12 }, (_, n) => `Line ${n}.`).join("\n\n");
    await commit({ [at("one.md")]: writePost("One", long), [at("two.md")]: writePost("Two", long) });
    await settle();
    await tick();
    await commit({
      [at("one.md")]: null,
      [at("uno.md")]: writePost("One", long).replace("2026-11-19", "soon-"),
    });
    await settle();
    expect(paths(await standing())).toEqual(["two.md"]);
    expect((await repositories())[0]?.refused).toMatchObject([{ path: at("uno.md") }]);
    await commit({ [at("uno.md")]: writePost("One", `${long}\n\nEdited.`) });
    await putFile("dos.md", writePost("Two", `${long}\n\nEdited.`));
    await settle();
    await commit({ [at("two.md")]: null, [at("dos.md")]: writePost("Two", `${long}\n\nEdited.`) });
    await settle();
    await tick();
    expect(paths(await standing())).toEqual(["dos.md", "uno.md"]);
    expect((await announced()).sort()).toEqual(["One", "Two"]);
  });

  it("is the same post where so many were moved and edited that the host does not say so", async () => {
    const { commit, settle, tick, announced, standing } = createRepositoryWorld();
    const others = (folder: string) =>
      Object.fromEntries(Array.from({ length: 300 }, (_, n) => [at(`${folder}/${n}.png`), `Picture ${n}`]));
    await commit({ [at("x/one.md")]: writePost("One"), [at("x/two.md")]: writePost("Two"), ...others("a") });
    await settle();
    await tick();
    const gone = Object.fromEntries(Object.keys(others("a")).map((path) => [path, null]));
    await commit({
      ...{ ...gone, ...others("b"), [at("x/one.md")]: null, [at("x/two.md")]: null },
      ...{
        [at("y/one.md")]: writePost("One", "Other words."),
        [at("y/two.md")]: writePost("Two", "Others."),
      },
    });
    await settle();
    await tick();
    expect(paths(await standing())).toEqual(["y/one.md", "y/two.md"]);
    expect((await announced()).sort()).toEqual(["One", "Two"]);
  });

  it("may leave the folder of posts, and come back", async () => {
    const { commit, settle, tick, announced, standing } = createRepositoryWorld();
    await commit({ [at("one.md")]: writePost("One") });
    await settle();
    await tick();
    await commit({ [at("one.md")]: null, "drafts/one.md": writePost("One") });
    await settle();
    expect(await standing()).toEqual([]);
    await commit({ "drafts/one.md": null, [at("one.md")]: writePost("One") });
    await settle();
    await tick();
    expect(paths(await standing())).toEqual(["one.md"]);
    expect(await announced()).toEqual(["One"]);
  });
});

describe("a file that cannot be a post", () => {
  it("is shown with its reason, costs itself alone, and is asked for once", async () => {
    const { commit, settle, standing, repositories, github } = createRepositoryWorld();
    await commit({
      [at("good.md")]: writePost("Good"),
      [at("bad.md")]: "---\ntitle: Bad\npubDate: never\n---\nWords.",
      [at("latin.md")]: new Uint8Array([0xe9, 0x20, 0xe8]),
      [at("huge.md")]: writePost("Huge", "x".repeat(1_200_000)),
    });
    await settle();
    expect(paths(await standing())).toEqual(["good.md"]);
    const [view] = await repositories();
    expect(view).toMatchObject({ posts: 1, problem: null, taking: null });
    expect(view?.refused.map(({ path }) => path)).toEqual(["bad.md", "huge.md", "latin.md"].map(at));
    for (const { reason } of view?.refused ?? []) expect(reason.length).toBeGreaterThan(10);
    expect(blobs(github.calls)).toHaveLength(4);
  });

  it("for the sake of another post's id is one once that post is gone", async () => {
    const { commit, settle, standing, repositories } = createRepositoryWorld();
    await commit({ [at("old.md")]: writePost("Old", "Quite other words.", ["id: shared"]) });
    await settle();
    await commit({
      [at("new.md")]: writePost("New", Array(30).fill("Fresh.").join("\n\n"), ["id: shared"]),
      [at("old.md")]: null,
    });
    await settle();
    expect(await standing()).toMatchObject([{ path: "new.md", title: "New" }]);
    expect(await repositories()).toMatchObject([{ refused: [], taking: null }]);
  });
});

describe("a host that does not answer", () => {
  it("is asked again, ever later, and the author sees why; in the end all is there", async () => {
    const { commit, sync, settle, standing, repositories, github, deps } = createRepositoryWorld();
    github.trouble("down");
    await commit({ [at("one.md")]: writePost("One") });
    const now = deps.clock.now();
    expect(await sync()).toBe(now + 2000);
    expect(await repositories()).toMatchObject([
      { problem: "GitHub answers 502.", failingSince: now, taken: null },
    ]);
    github.trouble("down", 3);
    await settle();
    expect(paths(await standing())).toEqual(["one.md"]);
    expect(await repositories()).toMatchObject([{ problem: null, failingSince: null, nextAt: null }]);
  });

  it("says when it wants to be asked again, and is left alone until then, whatever is pushed", async () => {
    const { commit, sync, settle, standing, github, deps } = createRepositoryWorld();
    const now = deps.clock.now();
    const reset = Math.ceil(now / 1000) + 1800;
    github.trouble(
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": `${reset}` } },
      1,
    );
    await commit({ [at("one.md")]: writePost("One") });
    expect(await sync()).toBe(reset * 1000);
    await commit({ [at("two.md")]: writePost("Two") });
    const calls = github.calls.length;
    expect(await sync()).toBe(reset * 1000);
    expect(github.calls.length).toBe(calls);
    await settle();
    expect(await standing()).toHaveLength(2);
  });

  it("is believed about two hours at most", async () => {
    const { commit, sync, github, deps } = createRepositoryWorld();
    github.trouble({ status: 429, headers: { "retry-after": "99999999" } }, 1);
    await commit({ [at("one.md")]: writePost("One") });
    expect(await sync()).toBe(deps.clock.now() + 7_200_000);
  });

  it("refuses its token, and is asked at once after the next push", async () => {
    const { commit, sync, settle, standing, repositories, github, deps } = createRepositoryWorld();
    github.trouble({ status: 401 });
    await commit({ [at("one.md")]: writePost("One") });
    for (let times = 0; times < 3; times += 1) await sync();
    expect((await repositories())[0]?.problem).toContain("GITHUB_TOKEN");
    github.trouble(null);
    await commit({ [at("two.md")]: writePost("Two") });
    expect(await sync()).toBe(null);
    expect(deps.clock.now()).toBeLessThan(Number.MAX_SAFE_INTEGER);
    await settle();
    expect(await standing()).toHaveLength(2);
  });
});

describe("a slice that is cut off", () => {
  it("leaves what the next one finishes, wherever it was, and also where the branch has moved on meanwhile", async () => {
    for (let cut = 1; cut < 40; cut += 1) {
      const { commit, settle, standing, sync, deps, blog } = createRepositoryWorld();
      const root = await commit({ [at("one.md")]: writePost("One"), [at("gone.md")]: writePost("Gone") });
      await settle();
      await commit({
        [at("two.md")]: writePost("Two"),
        [at("three.md")]: writePost("Three"),
        [at("gone.md")]: null,
      });
      let calls = 0;
      const breakable = <Port extends object>(port: Port): Port =>
        new Proxy(port, {
          get: (target, name) => {
            const value: unknown = Reflect.get(target, name);
            if (typeof value !== "function") return value;
            return async (...input: unknown[]) => {
              calls += 1;
              if (calls === cut && cut % 2 === 0) throw new Error("cut off");
              const answer: unknown = await Reflect.apply(value, target, input);
              if (calls === cut) throw new Error("cut off");
              return answer;
            };
          },
        });
      const ports = {
        posts: breakable(deps.posts),
        repositories: breakable(deps.repositories),
        repositoryFiles: breakable(deps.repositoryFiles),
        repositoryHost: breakable(deps.repositoryHost),
      };
      await sync(ports).catch((error: Error) => expect(error.message).toBe("cut off"));
      if (cut % 3 === 0) await commit({ [at("four.md")]: writePost("Four") }, { onto: root });
      await settle();
      const expected = [...(blog.find("main")?.tree.keys() ?? [])].map((path) => path.slice(14)).sort();
      expect({ cut, paths: paths(await standing()) }).toEqual({ cut, paths: expected });
    }
  });
});

describe("a file that never went out, and moves to where one that did was deleted", () => {
  it.each(["as it is", "edited"])("goes out once, %s", async (how) => {
    const world = createRepositoryWorld();
    await world.commit({ [at("a.md")]: writePost("Old", "Words of the old one, and many more of them.") });
    await world.settle();
    await world.tick();
    await world.commit({ [at("a.md")]: null });
    await world.settle();
    const lines = Array.from({ length: 12 }, (_, line) => `Line ${line} of the new one.`).join("\n");
    await world.commit({ [at("b.md")]: writePost("New", lines) });
    await world.settle();
    await world.commit({
      [at("b.md")]: null,
      [at("a.md")]: writePost("New", how === "edited" ? `${lines}\nEdited.` : lines),
    });
    await world.settle();
    for (let ticks = 0; ticks < 2; ticks += 1) await world.tick();
    expect(await world.announced()).toEqual(["Old", "New"]);
    expect(paths(await world.standing())).toEqual(["a.md"]);
  });
});
