import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { isUnreadableRowError } from "../../core/unreadable-row.ts";
import { answerProblem } from "./answer-problem.tsx";
import type { HttpEnv } from "./context.ts";
import { redactSecrets } from "./redact-secrets.ts";

/** Structured events, as the log port takes them. */
type RecordEvent = (event: string, fields: Readonly<Record<string, string>>) => void;

/**
 * An exception that nobody expected: the log gets its words under an id, the caller the id alone. A row that cannot be
 * read has a name, which `/health` shows too; the caller comes again once it is mended.
 */
export function createErrorHandler(record: RecordEvent) {
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
    if (isUnreadableRowError(error))
      return answerProblem(c, { kind: "row-unreadable", detail: error.message });
    return answerProblem(c, { kind: "unexpected", reference: id });
  };
}
