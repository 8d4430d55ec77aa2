import type { MiddlewareHandler } from "hono";
import { deriveNetwork } from "../../core/access/client-network.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";

/** The rate limit counts by the minute. */
const RETRY_AFTER_SECONDS = 60;

/** Slows down who sends many forms. A client whose address the platform does not tell is let through. */
export function createFormRateLimit(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const client = c.req.header("cf-connecting-ip");
    if (
      c.req.method !== "POST" ||
      client === undefined ||
      (await c.var.gazette.admitForm(deriveNetwork(client)))
    )
      return next();
    c.header("Retry-After", String(RETRY_AFTER_SECONDS));
    return answerProblem(c, { kind: "too-many-requests" });
  };
}
