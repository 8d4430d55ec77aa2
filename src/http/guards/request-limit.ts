import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";

/** Refuses a body that is larger than its group takes, before more of it is read. */
export const createRequestLimit = (): MiddlewareHandler<HttpEnv> => (c, next) => {
  const maxSize = c.var.group.bodyBytes;
  const detail = `The body may have at most ${maxSize / 1024} KiB.`;
  return bodyLimit({ maxSize, onError: () => answerProblem(c, { kind: "request-too-large", detail }) })(
    c,
    next,
  );
};
