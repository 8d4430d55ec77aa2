import type { Context, Hono, NotFoundHandler } from "hono";
import { getPath } from "hono/utils/url";
import { answerProblem } from "./answer-problem.tsx";
import type { HttpEnv } from "./context.ts";
import type { FindAddress } from "./find-address.ts";

const isForReading = (method: string) => method === "GET" || method === "HEAD";

/**
 * The path by which a request is routed. What is sent to an address beside one of ours acts there at once: a mail program
 * that unsubscribes follows no redirect (RFC 8058, section 3.1), and a form would lose what was typed.
 */
export const createGetPath = (findAddress: FindAddress) => (request: Request) => {
  const meant = isForReading(request.method) ? null : findAddress(request);
  return meant === null ? getPath(request) : getPath(new Request(new URL(meant.address, request.url)));
};

/**
 * Nothing here: on to the one address that was meant, for good, or a page that says so. What may be missing there too is
 * looked at first: a redirect to nothing would be kept by browsers.
 */
export const createNotFound =
  (app: () => Pick<Hono<HttpEnv>, "fetch">, findAddress: FindAddress): NotFoundHandler<HttpEnv> =>
  async (c) => {
    const near = isForReading(c.req.method) ? findAddress(c.req.raw) : null;
    if (near === null) return answerProblem(c, { kind: "page-not-found" });
    const { address, mayBeMissing } = near;
    if (mayBeMissing && (await isMissing(c, app(), address)))
      return answerProblem(c, { kind: "page-not-found" });
    if (address.includes("?")) c.header("Cache-Control", "no-store"); // a query may hold a token
    return c.redirect(address, 301);
  };

async function isMissing(c: Context<HttpEnv>, app: Pick<Hono<HttpEnv>, "fetch">, address: string) {
  const request = new Request(new URL(address, c.req.url), { headers: c.req.raw.headers });
  const answer = await app.fetch(request, c.env, {
    waitUntil: (work) => c.executionCtx.waitUntil(work),
    passThroughOnException: () => c.executionCtx.passThroughOnException(),
    props: {},
  });
  await answer.body?.cancel(); // only its status was asked for
  return answer.status === 404;
}
