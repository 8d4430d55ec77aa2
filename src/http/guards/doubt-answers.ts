import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "../shell/context.ts";

const READING = ["GET", "HEAD", "OPTIONS"];

/** Whoever sends more than a question may change what the public is shown: the next to ask gets it as it is then. */
export function createAnswerDoubt(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    await next();
    if (!READING.includes(c.req.raw.method)) c.var.gazette.doubtAnswers();
  };
}
