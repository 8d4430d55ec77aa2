import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";

const FORM_BYTES = 256 * 1024;
/** An import of subscribers is the largest thing that an author sends. */
const AUTHOR_BYTES = 8 * 1024 * 1024;

/** The largest body that is read at all; what a post or a form may be is for their use cases to say. */
export function createRequestLimit(): MiddlewareHandler<HttpEnv> {
  const form = limitTo(FORM_BYTES);
  const author = limitTo(AUTHOR_BYTES);
  return (c, next) => (c.req.path.startsWith("/api/") ? author(c, next) : form(c, next));
}

function limitTo(maxSize: number): MiddlewareHandler<HttpEnv> {
  const detail = `The body may have at most ${maxSize / 1024} KiB.`;
  return bodyLimit({ maxSize, onError: (c) => answerProblem(c, { kind: "request-too-large", detail }) });
}
