import { describe, expect, it } from "vitest";
import { listPosts } from "../../../src/usecases/posts/list-posts.ts";
import { NEWSLETTER } from "../../builders/newsletter.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";

describe("the list of posts", () => {
  it("says where its next page begins, and null once there is none", async () => {
    const world = buildPostWorld();
    for (const name of ["a", "b", "c"])
      await world.publish(`en/${name}.md`, buildFile([`title: ${name}`, "pubDate: 2026-11-19"]));
    const deps = { ...world.deps, newsletter: NEWSLETTER };
    const first = await listPosts(deps, { limit: 2, offset: 0 });
    expect([first.posts.length, first.next]).toEqual([2, 2]);
    const last = await listPosts(deps, { limit: 2, offset: first.next ?? 0 });
    expect([last.posts.length, last.next]).toEqual([1, null]);
    expect(await listPosts(deps, { limit: 3, offset: 0 })).toMatchObject({ next: null });
    expect(await listPosts(deps, { limit: 3, offset: 3 })).toEqual({ posts: [], next: null });
    const all = [...first.posts, ...last.posts].map(({ id }) => id as string);
    expect(all.toSorted()).toEqual(["en/a", "en/b", "en/c"]);
  });
});
