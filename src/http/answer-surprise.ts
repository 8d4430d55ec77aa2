import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { answerProblem } from "./answer-problem.tsx";
import type { HttpEnv } from "./context.ts";
import { redactSecrets } from "./redact-secrets.ts";

/** Structured events, as the log port takes them. */
type RecordEvent = (event: string, fields: Readonly<Record<string, string>>) => void;

/** An exception that nobody expected: the log gets its words under an id, the caller the id alone. */
export function createSurpriseAnswer(record: RecordEvent) {
  return (error: Error, c: Context<HttpEnv>): Response | Promise<Response> => {
    if (error instanceof HTTPException && error.status < 500)
      return answerProblem(c, { kind: "request-malformed" });
    const id = crypto.randomUUID();
    record("request.failed", {
      id,
      method: c.req.method,
      route: c.req.routePath,
      error: redactSecrets(error.stack ?? `${error.name}: ${error.message}`),
    });
    return answerProblem(c, { kind: "unexpected", reference: id });
  };
}
