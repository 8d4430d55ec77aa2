import type { Instant } from "../../core/ids.ts";
import type { Article } from "../../core/posts/article.ts";
import type { IncomingPost } from "../../core/posts/incoming-post.ts";
import type { Post } from "../../core/posts/post.ts";
import type { DeadLink, PreviewedPost } from "../../core/previews/preview.ts";
import { listLinks, listUnsaid } from "../../core/previews/read-article.ts";
import { explainProblem } from "../../core/repository/explain-problem.ts";
import { explainNotDue } from "../../core/schedule/explain-not-due.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PageClient } from "../../ports/pages/page-client.ts";
import { composePost, type PublishPostDependencies } from "../posts/publish-post.ts";

export interface LookDependencies
  extends Pick<PublishPostDependencies, "frontMatter" | "markdown" | "contentHasher" | "posts"> {
  readonly newsletter: Newsletter;
  readonly pageClient: PageClient;
}

/** A post that is stored nowhere, with its body. */
export interface UnstoredPost extends Post {
  readonly article: Article;
}

interface FileToLookAt {
  readonly path: string;
  /** Null: it is larger than a post may be. */
  readonly source: Uint8Array | null;
}

interface Look {
  readonly view: PreviewedPost;
  readonly post: UnstoredPost | null;
}

/** Each link may lead on once. */
const REQUESTS_A_LINK = 2;

/** What a file would be as a post, and what its author may want to mend. `budget`: links that may still be asked for. */
export async function lookAtFile(
  deps: LookDependencies,
  { path, source }: FileToLookAt,
  { now, budget }: { readonly now: Instant; readonly budget: { links: number } },
): Promise<Look> {
  if (source === null) return refuse(path, "It is larger than a post may be.");
  const composed = await composePost(deps, { path, source });
  if (!composed.ok) return refuse(path, explainProblem(composed.problem));
  const post = toUnstored(composed.value, now);
  const { title, language, url } = post;
  const links = listLinks(composed.value.html).filter((link) => link !== url);
  const asked = links.slice(0, budget.links);
  budget.links -= asked.length;
  return {
    post,
    view: {
      ...{ path, title, language, url, faults: [] },
      reason: explainNotDue(post, now, { ...deps.newsletter, requirePage: false }),
      unsaid: listUnsaid(composed.value.html),
      deadLinks: await findDeadLinks(deps, asked),
    },
  };
}

async function findDeadLinks(
  { pageClient }: LookDependencies,
  links: readonly string[],
): Promise<readonly DeadLink[]> {
  const dead: DeadLink[] = [];
  for (const url of links) {
    const found = await pageClient.ask(url, REQUESTS_A_LINK);
    if (found !== null && !found.isThere) dead.push({ url, problem: found.problem });
  }
  return dead;
}

const refuse = (path: string, fault: string): Look => ({
  post: null,
  view: {
    ...{ path, title: null, language: null, url: null, faults: [fault], reason: null },
    ...{ unsaid: [], deadLinks: [] },
  },
});

const toUnstored = (post: IncomingPost, now: Instant): UnstoredPost => ({
  ...post,
  ...{ addedAt: now, changedAt: now, releasedAt: null, special: null },
});
