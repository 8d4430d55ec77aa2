import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { publishPost } from "../../../src/usecases/posts/publish-post.ts";
import { buildPostWorld } from "../../builders/post-world.ts";

const FILES = ["en", "es"].flatMap((folder) =>
  readdirSync(`posts/${folder}`).map((name) => `${folder}/${name}`),
);

describe("the sample posts", () => {
  it("are all taken in, with two stories in both languages and one draft", async () => {
    const { deps } = buildPostWorld();
    for (const path of FILES) {
      const answer = await publishPost(deps, { path, source: readFileSync(`posts/${path}`) });
      expect(answer).toMatchObject({ ok: true, value: { state: "new" } });
    }
    const posts = await deps.posts.listRendered({ limit: 50 });
    expect(
      posts
        .filter((post) => post.home === null)
        .map((post) => post.language)
        .sort(),
    ).toEqual(["en", "en", "en", "en", "es", "es", "es"]);
    expect(posts.filter((post) => post.home !== null)).toHaveLength(1);
    expect(new Set(posts.map((post) => post.story)).size).toBe(posts.length - 2);
  });

  it("have code, a table and no picture, and can be read in two minutes", async () => {
    const { deps } = buildPostWorld();
    for (const path of FILES) await publishPost(deps, { path, source: readFileSync(`posts/${path}`) });
    for (const post of await deps.posts.listRendered({
      limit: 50,
      publicIn: { at: Number.MAX_SAFE_INTEGER, languages: ["en", "es"], requirePage: false },
    })) {
      expect(post.html).toContain("<table>");
      expect(post.html).toContain('<pre><code class="language-');
      expect(post.html).not.toContain("<img");
      expect(post.words).toBeGreaterThan(150);
      expect(post.words).toBeLessThan(400);
    }
  });
});
