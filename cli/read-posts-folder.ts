import type { PostList } from "../src/contract/posts/posts.ts";
import type { Connection } from "./connection.ts";

/** The folder of the author's repository that the newsletter's posts lie in (its setting POSTS_FOLDER); empty: none. */
export async function readPostsFolder(connection: Connection): Promise<string> {
  return (await connection.call<PostList>("GET", "api/posts?limit=1")).postsFolder;
}
