import { describe, expect, it } from "vitest";
import { parsePostUrl } from "../../../src/core/posts/links/post-url-setting.ts";
import { listPosts } from "../../../src/usecases/posts/list-posts.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";

const FILE = buildFile(["title: Hello", "pubDate: 2026-11-19"]);

function buildBlog() {
  const world = buildPostWorld();
  return {
    async publish(path: string, postUrl: string | null) {
      const newsletter = { ...world.deps.newsletter, postUrl: parsePostUrl(postUrl) };
      const published = await world.publishTo(newsletter, path, FILE);
      if (!published.ok) throw new Error(JSON.stringify(published.problem));
      return published.value.state;
    },
    links: async () => (await listPosts(world.deps, { limit: 10, offset: 0 })).posts.map(({ url }) => url),
  };
}

describe("a changed POST_URL", () => {
  it("counts for a post once its file comes again, and makes no second post of it", async () => {
    const blog = buildBlog();
    expect(await blog.publish("posts/hello.md", null)).toBe("new");
    expect(await blog.links()).toEqual(["https://blog.example.com/posts/hello"]);
    expect(await blog.publish("posts/hello.md", "/:year/:slug/")).toBe("changed");
    expect(await blog.publish("posts/hello.md", "/:year/:slug/")).toBe("unchanged");
    expect(await blog.links()).toEqual(["https://blog.example.com/2026/hello/"]);
    expect(await blog.publish("posts/hello.md", null)).toBe("changed");
    expect(await blog.links()).toEqual(["https://blog.example.com/posts/hello"]);
  });
});
