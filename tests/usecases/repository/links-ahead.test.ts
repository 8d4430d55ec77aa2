import { describe, expect, it } from "vitest";
import {
  createRepositoryWorld,
  type RepositoryWorld,
  writePost,
} from "../../builders/repository/repository-world.ts";

const at = (name: string) => `content/posts/${name}`;
const ELSEWHERE = ["permalink: /elsewhere/"];
const ADDRESS = "https://blog.example.org/elsewhere/";
const reads = ({ github }: RepositoryWorld) =>
  github.calls.filter((call) => call.includes("/git/blobs/")).length;
const textOf = async ({ standing }: RepositoryWorld, path: string) =>
  (await standing()).find((post) => post.path === path)?.text;

describe("a link to a post that comes with the same push", () => {
  it("leads to the address that the post says of itself, however many files lie between", async () => {
    const world = createRepositoryWorld();
    const between = Array.from({ length: 45 }, (_, n) => [at(`m-${n}.md`), writePost(`Between ${n}`)]);
    await world.commit({
      [at("a.md")]: writePost("A", "See [z](./z.md)."),
      ...Object.fromEntries(between),
      [at("z.md")]: writePost("Z", "Words.", ELSEWHERE),
    });
    await world.settle();
    expect(await textOf(world, "a.md")).toContain(ADDRESS);
    expect(reads(world)).toBe(48);
  });

  it("is right in both of two posts that link to each other, one of them by the other's folder", async () => {
    const world = createRepositoryWorld();
    await world.commit({
      [at("a.md")]: writePost("A", "See [z](./z/index.md).", ["permalink: /of-a/"]),
      [at("z/index.md")]: writePost("Z", "See [a](../a.md).", ELSEWHERE),
    });
    await world.settle();
    expect(await textOf(world, "a.md")).toContain(ADDRESS);
    expect(await textOf(world, "z/index.md")).toContain("https://blog.example.org/of-a/");
  });

  it("is right in a post that was here before, and is edited for it", async () => {
    const world = createRepositoryWorld();
    await world.commit({ [at("a.md")]: writePost("A") });
    await world.settle();
    await world.commit({
      [at("a.md")]: writePost("A", "See [z](./z.md)."),
      [at("z.md")]: writePost("Z", "Words.", ELSEWHERE),
    });
    await world.settle();
    expect(await textOf(world, "a.md")).toContain(ADDRESS);
  });

  it("costs no more reading where the other is refused, and one once that comes", async () => {
    const world = createRepositoryWorld();
    await world.commit({
      [at("a.md")]: writePost("A", "See [z](./z.md) and [nothing](./nothing.md)."),
      [at("z.md")]: writePost("Z").replace("2026-11-19", "soon-"),
    });
    await world.settle();
    expect(reads(world)).toBe(2);
    await world.commit({ [at("b.md")]: writePost("B") });
    await world.settle();
    expect(reads(world)).toBe(3);
    await world.commit({ [at("z.md")]: writePost("Z", "Words.", ELSEWHERE) });
    await world.settle();
    expect(reads(world)).toBe(5);
    expect(await textOf(world, "a.md")).toContain(ADDRESS);
  });

  it("follows a post that moves on the blog, without a word in its own file", async () => {
    const world = createRepositoryWorld();
    await world.commit({ [at("a.md")]: writePost("A", "See [z](./z.md)."), [at("z.md")]: writePost("Z") });
    await world.settle();
    await world.commit({ [at("z.md")]: writePost("Z", "Words.", ELSEWHERE) });
    await world.settle();
    expect(await textOf(world, "a.md")).toContain(ADDRESS);
    const before = reads(world);
    world.push(null, world.blog.head() ?? "");
    await world.settle();
    expect(reads(world)).toBe(before);
  });

  it("brings no file back over what its author has published by hand since", async () => {
    const world = createRepositoryWorld();
    await world.commit({ [at("a.md")]: writePost("A", "See [z](./z.md).") });
    await world.settle();
    await world.putFile(at("a.md"), writePost("A", "By hand, see [z](./z.md)."));
    await world.commit({ [at("z.md")]: writePost("Z", "Words.", ELSEWHERE) });
    await world.settle();
    expect(await textOf(world, "a.md")).toContain("By hand");
  });

  it("is right in the end wherever the push is interrupted", async () => {
    for (let cut = 1; cut < 25; cut += 1) {
      const world = createRepositoryWorld();
      await world.commit({
        [at("a.md")]: writePost("A", "See [z](./z.md)."),
        [at("z.md")]: writePost("Z", "Words.", ELSEWHERE),
      });
      await world
        .settle(interruptAt(cut, world))
        .catch((error: Error) => expect(error.message).toBe("cut off"));
      await world.settle();
      expect(await textOf(world, "a.md"), `cut off at ${cut}`).toContain(ADDRESS);
    }
  });
});

/** Whatever is called as the so-manieth fails, before or after it did its work. */
function interruptAt(cut: number, { deps }: RepositoryWorld) {
  let calls = 0;
  const breakable = <Methods extends object>(methods: Methods): Methods =>
    new Proxy(methods, {
      get: (target, name) => {
        const method = Reflect.get(target, name) as (...input: unknown[]) => unknown; // stores have methods alone
        return async (...input: unknown[]) => {
          calls += 1;
          if (calls === cut && cut % 2 === 0) throw new Error("cut off");
          const answer = await Reflect.apply(method, target, input);
          if (calls === cut) throw new Error("cut off");
          return answer;
        };
      },
    });
  return {
    posts: breakable(deps.posts),
    repositories: breakable(deps.repositories),
    repositoryFiles: breakable(deps.repositoryFiles),
  };
}
