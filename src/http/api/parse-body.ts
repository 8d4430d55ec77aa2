import type * as z from "zod";
import { parseJson } from "../../core/parse-json.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";

/** A JSON body by its schema; every fault at once. `example` is shown to whoever sends no JSON. */
export function parseBody<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  example: string,
): Result<z.output<Schema>, Problem> {
  const json = parseJson(text);
  if (!json.ok)
    return fail({ kind: "request-malformed", detail: `The body is not JSON, such as ${example}.` });
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return succeed(parsed.data);
  const faults = parsed.error.issues.map((issue) => ({
    field: String(issue.path[0] ?? "body"),
    reason: issue.message,
  }));
  return fail({ kind: "request-malformed", faults });
}
