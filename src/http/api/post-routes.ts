import { type Context, Hono } from "hono";
import type { ChangedPosts, PostList, PublishedPost, ReleasedPost } from "../../contract/posts/posts.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";
import { readPage } from "../shell/read-page.ts";
import { parsePostFiles } from "./parse-post-files.ts";
import { parsePostWord } from "./parse-post-word.ts";
import { presentPost } from "./present-post.ts";

const PREFIX = "/api/posts/";

/** Posts for their author: put a Markdown file, list what is stored, take one away. */
export function createPostRoutes() {
  return new Hono<HttpEnv>()
    .get("/api/posts", async (c) => {
      const { posts, next } = await c.var.gazette.listPosts(readPage(c, 500));
      const { postsFolder = "", siteUrl } = c.var.settings.newsletter;
      return c.json<PostList>({ posts: posts.map(presentPost), next, postsFolder, siteUrl: siteUrl.href });
    })
    .post("/api/posts/changes", async (c) => {
      const files = parsePostFiles(await c.req.text());
      if (!files.ok) return answerProblem(c, files.problem);
      const changed = await c.var.gazette.listChanged(files.value.posts);
      const { postsFolder = "" } = c.var.settings.newsletter;
      return c.json<ChangedPosts>({ changed: [...changed], postsFolder });
    })
    .post("/api/posts/release", async (c) => {
      const word = parsePostWord(await c.req.text());
      if (!word.ok) return answerProblem(c, word.problem);
      const released = await c.var.gazette.releasePost(word.value.path);
      return released.ok ? c.json<ReleasedPost>(released.value) : answerProblem(c, released.problem);
    })
    .put("/api/posts/*", async (c) => {
      const path = readPath(c);
      if (!path.ok) return answerProblem(c, path.problem);
      const source = new Uint8Array(await c.req.arrayBuffer()); // the shell has bounded it
      const published = await c.var.gazette.publishPost({ path: path.value, source });
      if (!published.ok) return answerProblem(c, published.problem);
      return c.json<PublishedPost>(published.value, published.value.state === "new" ? 201 : 200);
    })
    .delete("/api/posts/*", async (c) => {
      const path = readPath(c);
      if (!path.ok) return answerProblem(c, path.problem);
      const removed = await c.var.gazette.removePost(path.value);
      return removed.ok ? c.body(null, 204) : answerProblem(c, removed.problem);
    });
}

/** What follows the prefix, decoded once; `c.req.path` is decoded in part only. */
function readPath(c: Context): Result<string, Problem> {
  try {
    return succeed(decodeURIComponent(new URL(c.req.url).pathname.slice(PREFIX.length)));
  } catch {
    // URIError is the answer, not a failure
    return fail({ kind: "post-path-malformed", detail: "A percent sign in a path is written %25." });
  }
}
