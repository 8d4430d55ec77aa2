import { createIssueRequestSchema, resolutionSchema } from "../../contract/issues/issue-request.ts";
import type { Cadence } from "../../core/cadence.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { IssueRequest } from "../../usecases/schedule/request-issue.ts";
import { parseBody } from "./parse-body.ts";

/** The body of `POST /api/issues` and `POST /webhooks/send`; none at all means the defaults. All faults at once. */
export function parseIssueRequest(
  text: string,
  { webhookId, cadences }: { readonly webhookId: string | null; readonly cadences: readonly Cadence[] },
): Result<IssueRequest, Problem> {
  const parsed = parseBody(
    text.trim() === "" ? "{}" : text,
    createIssueRequestSchema(cadences),
    '{"dryRun":true}',
  );
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
export const parseResolution = (text: string) =>
  parseBody(text, resolutionSchema, '{"batch":"…","as":"submitted"}');
