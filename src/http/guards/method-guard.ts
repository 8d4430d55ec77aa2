import type { Hono, MiddlewareHandler } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";

/** A known address asked with another method: 405, and which methods it takes (RFC 9110, section 15.5.6). */
export function createMethodGuard(app: Hono<HttpEnv>): MiddlewareHandler<HttpEnv> {
  return methodNotAllowed<HttpEnv>({
    app,
    onMethodNotAllowed: (c, methods) => {
      const allow = methods.join(", ");
      c.header("Allow", allow);
      return answerProblem(c, { kind: "method-not-allowed", detail: `This address takes ${allow}.` });
    },
  });
}
