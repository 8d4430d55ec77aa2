import type { ListedPost, PostList } from "../../src/contract/posts/posts.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { PROGRAM } from "../program/name-program.ts";
import { layOutTable } from "../words/lay-out-table.ts";

export const postsList: Command = {
  name: "posts list",
  summary: "every post, newest first: was it released, and if not, why not",
  run: listPosts,
};

const PAGE = 500;

/** Page by page, so that a long list appears as it is read. */
async function listPosts({ json, connect }: Call): Promise<Outcome> {
  const connection = connect();
  for (let offset: number | null = 0; offset !== null; ) {
    const { posts, next }: PostList = await connection.call(
      "GET",
      `api/posts?limit=${PAGE}&offset=${offset}`,
    );
    if (json) for (const post of posts) console.log(JSON.stringify(post));
    else if (posts.length > 0)
      console.log([layOutTable(posts.map(toRow)), ...posts.flatMap(sayMissingPage)].join("\n"));
    else if (offset === 0) console.log(`There is no post yet: ${PROGRAM} posts publish <files>`);
    offset = next;
  }
  return "done";
}

/** What a released post cannot be any more, and need not be told. */
const PAST = new Set(["already-released", "in-a-special", "too-old", "newsletter-false"]);

/** A post that was released and taken home since is told with the reason. */
const sayState = ({ releasedAt, publishedAt, reason }: ListedPost) => {
  if (releasedAt === null && reason === "future") return `future (from ${publishedAt})`;
  if (releasedAt === null) return reason ?? "due";
  return reason === null || PAST.has(reason) ? "released" : `released, now ${reason}`;
};

const toRow = (post: ListedPost) => [
  post.publishedAt.slice(0, 10),
  post.language,
  sayState(post),
  post.path,
  post.title,
];

/** What keeps a post that its author waits for, and what to do about it. */
const sayMissingPage = ({ path, url, reason }: ListedPost): readonly string[] =>
  reason?.startsWith("no-page") === true
    ? [
        `${path} goes out once ${url} answers. If that is not its address: give it its link in the front matter, or look at POST_URL. Or ${PROGRAM} posts release ${path}`,
      ]
    : [];
