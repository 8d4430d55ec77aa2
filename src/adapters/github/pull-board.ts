import * as z from "zod";
import type { HostFailure } from "../../core/repository/comparison.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { PullBoard } from "../../ports/previews/pull-board.ts";
import type { GithubClient } from "./github-client.ts";

const CONTEXT = "gazette/preview";
const PAGE = 100;
/** In so many comments ours is looked for: it is among the first, for the preview is made when the request opens. */
const MOST_PAGES = 3;

const commentsSchema = z.array(z.object({ id: z.number(), body: z.string().nullish() }));
const statusesSchema = z.array(
  z.object({
    context: z.string(),
    state: z.string(),
    target_url: z.string().nullish(),
    description: z.string().nullish(),
  }),
);
const anything = z.unknown();

/** Comments and commit statuses by the REST API (docs.github.com/rest/issues/comments, docs.github.com/rest/commits/statuses). */
export function createGithubPullBoard(client: GithubClient): PullBoard {
  return {
    async comment({ repository, number }, { mark, text }) {
      const comments = `repos/${repository}/issues/${number}/comments`;
      const own = await findComment(client, comments, mark);
      if (!own.ok) return own;
      const body = `<!-- ${mark} -->\n${text}`;
      if (own.value?.body === body) return succeed(null);
      const written =
        own.value === null
          ? await client.ask({ path: comments, method: "POST", body: { body }, answer: anything })
          : await client.ask({
              path: `repos/${repository}/issues/comments/${own.value.id}`,
              ...{ method: "PATCH", body: { body }, answer: anything },
            });
      return written.ok ? succeed(null) : written;
    },
    async mark({ repository, head }, { isGood, url, description }) {
      const said = { state: isGood ? "success" : "failure", target_url: url, description, context: CONTEXT };
      const known = await client.ask({
        path: `repos/${repository}/commits/${head}/statuses?per_page=${PAGE}`,
        answer: statusesSchema,
      });
      const latest = known.ok ? known.value.find(({ context }) => context === CONTEXT) : undefined; // newest first
      if (latest?.state === said.state && latest.target_url === url && latest.description === description)
        return succeed(null);
      const path = `repos/${repository}/statuses/${head}`;
      const written = await client.ask({ path, method: "POST", body: said, answer: anything });
      return written.ok ? succeed(null) : written;
    },
  };
}

async function findComment(
  client: GithubClient,
  comments: string,
  mark: string,
): Promise<Result<{ readonly id: number; readonly body: string } | null, HostFailure>> {
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const path = `${comments}?per_page=${PAGE}&page=${page}`;
    const listed = await client.ask({ path, answer: commentsSchema });
    if (!listed.ok) return listed.problem.kind === "missing" ? succeed(null) : fail(listed.problem);
    for (const { id, body } of listed.value)
      if (body?.startsWith(`<!-- ${mark} -->`)) return succeed({ id, body });
    if (listed.value.length < PAGE) return succeed(null);
  }
  return succeed(null);
}
