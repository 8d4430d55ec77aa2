import * as z from "zod";
import { type Cadence, isCadence, nameOffered } from "../core/cadence.ts";
import type { Problem } from "../core/problem.ts";
import { fail, type Result, succeed } from "../core/result.ts";
import type { IssueRequest } from "../usecases/issues/request-issue.ts";

const WEEK_MINUTES = 7 * 24 * 60;

const createRequestSchema = (offered: readonly Cadence[]) =>
  z.strictObject({
    cadence: z
      .string()
      .refine((text) => isCadence(text) && offered.includes(text), nameOffered(offered))
      .optional(),
    posts: z
      .array(z.string().min(1))
      .min(1, "Name at least one post.")
      .max(100, "At most 100 posts.")
      .optional(),
    dryRun: z.boolean().optional(),
    testTo: z.string().optional(),
    holdMinutes: z.number().int().min(0).max(WEEK_MINUTES).optional(),
  });

/** The body of `POST /api/issues` and `POST /webhooks/send`; none at all means the defaults. All faults at once. */
export function parseIssueRequest(
  text: string,
  { webhookId, cadences }: { readonly webhookId: string | null; readonly cadences: readonly Cadence[] },
): Result<IssueRequest, Problem> {
  const parsed = parseBody(text.trim() === "" ? "{}" : text, createRequestSchema(cadences));
  if (!parsed.ok) return parsed;
  const { cadence, posts, dryRun, testTo, holdMinutes } = parsed.value;
  if (cadence !== undefined && posts !== undefined) {
    const reason = "Give a cadence or posts, not both: named posts are a special to everybody.";
    return fail({ kind: "request-malformed", faults: [{ field: "posts", reason }] });
  }
  return succeed({
    cadence: cadence !== undefined && isCadence(cadence) ? cadence : null,
    posts: posts ?? null,
    dryRun: dryRun ?? false,
    testTo: testTo ?? null,
    holdMinutes: holdMinutes ?? null,
    webhookId,
  });
}

const resolutionSchema = z.strictObject({
  batch: z.union([z.number().int().positive(), z.string().min(1).max(12)]),
  as: z.enum(["submitted", "not-submitted"]),
});

/** The body of `POST /api/issues/:id/resolve`. */
export const parseResolution = (text: string) => parseBody(text, resolutionSchema);

function parseBody<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): Result<z.output<Schema>, Problem> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return succeed(parsed.data);
  const faults = parsed.error.issues.map((issue) => ({
    field: issue.path.join(".") || "body",
    reason: issue.message,
  }));
  return fail({ kind: "request-malformed", faults });
}

function parseJson(text: string): Result<unknown, Problem> {
  try {
    return succeed(JSON.parse(text));
  } catch {
    return fail({ kind: "request-malformed", detail: "The body is not JSON." }); // SyntaxError is the answer
  }
}
