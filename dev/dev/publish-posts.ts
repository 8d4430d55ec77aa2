import { watch } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { AuthorApi } from "../author-api.ts";
import { readSamplePost, readSamplePosts, SAMPLE_POSTS } from "../sample-posts.ts";

/** Publishes all posts of `posts/` and tells how many are new or changed. */
export async function publishPosts(author: AuthorApi): Promise<void> {
  const posts = await readSamplePosts();
  const states: string[] = [];
  for (const { path, markdown } of posts) states.push((await author.publish(path, markdown)).state);
  const fresh = states.filter((state) => state !== "unchanged").length;
  console.log(`Published ${posts.length} posts of posts/, ${fresh} of them new or changed.`);
}

/** Publishes a post again whenever its file is saved, until `signal` aborts. A post with faults is told, not fatal. */
export async function publishSavedPosts(author: AuthorApi, signal: AbortSignal): Promise<void> {
  try {
    for await (const { filename } of watch(SAMPLE_POSTS, { recursive: true, signal })) {
      if (filename?.endsWith(".md")) await publishSavedPost(author, filename);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function publishSavedPost(author: AuthorApi, path: string): Promise<void> {
  await delay(50); // an editor may still be writing
  try {
    const { markdown } = await readSamplePost(SAMPLE_POSTS, path);
    const { state } = await author.publish(path, markdown);
    console.log(`posts/${path}: ${state}`);
  } catch (error) {
    console.error(`posts/${path}: not published. ${error instanceof Error ? error.message : String(error)}`);
  }
}
