import * as z from "zod";
import { type Cadence, isCadence, nameOffered } from "../../core/cadence.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { IssueRequest } from "../../usecases/schedule/request-issue.ts";

const WEEK_MINUTES = 7 * 24 * 60;

const POSTS = 'Write a list of ids or paths, such as ["en/hello.md"].';
const TEST_TO = 'Write one address, such as "you@example.com".';
const HOLD_MINUTES = `Write whole minutes, such as 30: at most ${WEEK_MINUTES}, which is a week.`;

const createRequestSchema = (offered: readonly Cadence[]) =>
  createBodySchema(
    {
      cadence: z
        .string(nameOffered(offered))
        .refine((text) => isCadence(text) && offered.includes(text), nameOffered(offered))
        .optional(),
      posts: z
        .array(z.string(POSTS).min(1, POSTS), POSTS)
        .min(1, "Name at least one post.")
        .max(100, "At most 100 posts.")
        .optional(),
      dryRun: z.boolean("Write true or false, without quotes.").optional(),
      testTo: z.string(TEST_TO).optional(),
      holdMinutes: z.int(HOLD_MINUTES).min(0, HOLD_MINUTES).max(WEEK_MINUTES, HOLD_MINUTES).optional(),
    },
    '{"cadence":"weekly","dryRun":true}',
  );

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

const BATCH = 'Write the name of the batch as the issue shows it, such as "0/1".';

const resolutionSchema = createBodySchema(
  {
    batch: z.union([z.int().positive(BATCH), z.string().min(1, BATCH).max(12, BATCH)], BATCH),
    as: z.enum(["submitted", "not-submitted"], 'Write "submitted" or "not-submitted".'),
  },
  '{"batch":"0/1","as":"submitted"}',
);

/** The body of `POST /api/issues/:id/resolve`. */
export const parseResolution = (text: string) => parseBody(text, resolutionSchema);

/** An object of these fields and no others; what is wrong with it is said in words, never in those of the parser. */
function createBodySchema<Shape extends z.ZodRawShape>(shape: Shape, example: string) {
  const known = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `There is no field ${issue.keys.join(", ")}. There are ${known}.`
        : `Send a JSON object, such as ${example}.`,
  });
}

function parseBody<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
): Result<z.output<Schema>, Problem> {
  const json = parseJson(text);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return succeed(parsed.data);
  const faults = parsed.error.issues.map((issue) => ({
    field: String(issue.path[0] ?? "body"),
    reason: issue.message,
  }));
  return fail({ kind: "request-malformed", faults });
}

function parseJson(text: string): Result<unknown, Problem> {
  try {
    return succeed(JSON.parse(text));
  } catch {
    return fail({ kind: "request-malformed", detail: 'The body is not JSON, such as {"dryRun":true}.' }); // SyntaxError is the answer
  }
}
