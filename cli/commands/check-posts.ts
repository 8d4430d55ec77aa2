import { existsSync } from "node:fs";
import type { ListedPost, PostList } from "../../src/contract/posts/posts.ts";
import { collectFiles, type FileFault } from "../collect-files.ts";
import type { Call, Command, Outcome } from "../command.ts";
import type { Connection } from "../connection.ts";
import { derivePostPath } from "../derive-post-path.ts";
import { findPlace } from "../find-root.ts";
import { inOrder } from "../in-order.ts";
import { askLink, sleep } from "../links/ask-link.ts";
import { isOut } from "../links/is-out.ts";
import { createTurns } from "../links/take-turns.ts";
import { PROGRAM } from "../program/name-program.ts";
import { showProgress } from "../words/show-progress.ts";

export const postsCheck: Command = {
  name: "posts check",
  summary: "ask the blog for the link of every post, or of some; 1 where one leads nowhere",
  words: [
    {
      name: "files",
      summary: "files, folders, or paths as posts list shows them",
      isOptional: true,
      isMany: true,
    },
  ],
  run: checkPosts,
};

/** So many are on their way at once, of one host one after the other. */
const AT_ONCE = 6;
const PAGE = 500;

/** From this machine: it reaches the blog also where the newsletter runs here. */
async function checkPosts({ words, json, connect }: Call): Promise<Outcome> {
  const list = await listEveryPost(connect());
  const { posts, faults } =
    words.length === 0 ? { posts: list.posts.filter(isOut), faults: [] } : select(words, list);
  for (const { file, reason } of faults) {
    if (json) console.log(JSON.stringify({ file, state: "refused", reason }));
    console.error(`${file}: ${reason}`);
  }
  const turns = createTurns(sleep);
  const bar = showProgress("asking the blog", posts.length);
  const dead: ListedPost[] = [];
  await inOrder(
    posts,
    AT_ONCE,
    async (post) => ({
      post,
      fault: await askLink(post.url, { siteUrl: list.siteUrl, turns }),
    }),
    ({ post, fault }) => {
      bar.advance();
      if (fault !== null) dead.push(post);
      say(post, fault, json);
    },
  );
  bar.stop();
  if (!json) console.log(sayEnd(posts.length, dead.length));
  return dead.length + faults.length === 0 ? "done" : "refused";
}

async function listEveryPost(connection: Connection): Promise<PostList> {
  let list = await connection.call<PostList>("GET", `api/posts?limit=${PAGE}&offset=0`);
  while (list.next !== null) {
    const page: PostList = await connection.call("GET", `api/posts?limit=${PAGE}&offset=${list.next}`);
    list = { ...page, posts: [...list.posts, ...page.posts] };
  }
  return list;
}

/** By what each word names: a file or folder on this disk, else a path of the newsletter, or a folder of it. */
function select(words: readonly string[], { posts, postsFolder }: PostList) {
  const found = new Set<ListedPost>();
  const faults: FileFault[] = [];
  const take = (file: string, path: string) => {
    const below = posts.filter(
      (post) => post.path === path || post.path.startsWith(`${path.replace(/\/$/, "")}/`),
    );
    for (const post of below) found.add(post);
    if (below.length === 0)
      faults.push({ file, reason: `it is not in the newsletter: ${PROGRAM} posts publish ${file}` });
  };
  for (const word of words) {
    if (!existsSync(word) && !/[*?[{]/.test(word)) take(word, word);
    else {
      const collected = collectFiles([word]);
      faults.push(...collected.faults);
      for (const file of collected.files) take(file, derivePostPath(findPlace(file), postsFolder));
    }
  }
  return { posts: [...found], faults };
}

function say({ path, url }: ListedPost, problem: string | null, json: boolean): void {
  const state = problem === null ? "there" : "dead";
  if (json) console.log(JSON.stringify({ path, url, state, problem }));
  else if (problem !== null) console.log(`dead  ${path}  ${url} ${problem}`);
}

function sayEnd(asked: number, dead: number): string {
  const links = asked === 1 ? "1 link" : `${asked} links`;
  if (asked === 0) return "There is no link to ask for.";
  if (dead === 0) return `${links}: all of them are there.`;
  return [
    `${links}, ${dead} of them dead.`,
    "Where the blog builds its addresses another way, say how in the setting POST_URL, such as /:year/:month/:day/:slug/ (docs/links.md),",
    `then ${PROGRAM} posts publish --all <files>. A single post may name its link itself (url, permalink or slug in its front matter).`,
  ].join("\n");
}
