import type { NotFoundHandler } from "hono";
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
  return meant === null ? getPath(request) : getPath(new Request(new URL(meant, request.url)));
};

/** Nothing here: on to the one address that was meant, for good, or a page that says so. */
export const createNotFound =
  (findAddress: FindAddress): NotFoundHandler<HttpEnv> =>
  (c) => {
    const address = isForReading(c.req.method) ? findAddress(c.req.raw) : null;
    if (address === null) return answerProblem(c, { kind: "page-not-found" });
    if (address.includes("?")) c.header("Cache-Control", "no-store"); // a query may hold a token
    return c.redirect(address, 301);
  };
