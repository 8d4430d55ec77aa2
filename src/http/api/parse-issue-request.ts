import type * as z from "zod";
import { createIssueRequestSchema, resolutionSchema } from "../../contract/issues/issue-request.ts";
import type { Cadence } from "../../core/cadence.ts";
import { parseJson } from "../../core/parse-json.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { IssueRequest } from "../../usecases/schedule/request-issue.ts";

/** The body of `POST /api/issues` and `POST /webhooks/send`; none at all means the defaults. All faults at once. */
export function parseIssueRequest(
  text: string,
  { webhookId, cadences }: { readonly webhookId: string | null; readonly cadences: readonly Cadence[] },
): Result<IssueRequest, Problem> {
  const parsed = parseBody(text.trim() === "" ? "{}" : text, createIssueRequestSchema(cadences));
  if (!parsed.ok) return parsed;
  const { cadence, posts, dryRun, testTo, holdMinutes } = parsed.value;
  if (cadence !== undefined && posts !== undefined) {
    const reason = "Give a cadence or posts, not both: named posts are a special to everybody.";
    return fail({ kind: "request-malformed", faults: [{ field: "posts", reason }] });
  }
  return succeed({
    cadence: cadence ?? null,
    posts: posts ?? null,
    dryRun: dryRun ?? false,
    testTo: testTo ?? null,
    holdMinutes: holdMinutes ?? null,
    webhookId,
  });
}

/** The body of `POST /api/issues/:id/resolve`. */
export const parseResolution = (text: string) => parseBody(text, resolutionSchema);

function parseBody<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): Result<z.output<Schema>, Problem> {
  const json = parseJson(text);
  if (!json.ok)
    return fail({ kind: "request-malformed", detail: 'The body is not JSON, such as {"dryRun":true}.' });
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return succeed(parsed.data);
  const faults = parsed.error.issues.map((issue) => ({
    field: String(issue.path[0] ?? "body"),
    reason: issue.message,
  }));
  return fail({ kind: "request-malformed", faults });
}
