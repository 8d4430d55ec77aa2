import type { Connection } from "./connection.ts";

/** The folder of the author's repository that the newsletter's posts lie in (its setting POSTS_FOLDER); empty: none. */
export async function readPostsFolder(connection: Connection): Promise<string> {
  const { body } = await connection.call("GET", "api/posts?limit=1");
  const { postsFolder } = body as { readonly postsFolder?: string }; // documented
  return postsFolder ?? "";
}
