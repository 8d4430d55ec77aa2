import * as z from "zod";
import type { ProblemKind } from "../../core/problem.ts";
import type { Shape } from "../shape.ts";
import { PROBLEM_TABLE } from "./problem-table.ts";

/** The kind is the stable name; it names no page that could be fetched. */
const nameType = <Kind extends ProblemKind>(kind: Kind) => `urn:gazette:problem:${kind}` as const;

const TYPES = (Object.keys(PROBLEM_TABLE) as ProblemKind[]).map(nameType); // `Object.keys` knows no key's type

const faultSchema = z.object({
  field: z.string().describe("What is wrong: a field of the request, a key of the front matter, a setting."),
  reason: z.string().describe("What to do about it, in plain words."),
  kind: z.string().optional().describe("The stable name of a fault that readers meet."),
});

/** What a machine is answered where something was not done (RFC 9457). */
export const problemDetailsSchema = z.object({
  type: z.enum(TYPES),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string().optional(),
  faults: z.array(faultSchema).optional(),
});

export type ProblemDetails = Shape<typeof problemDetailsSchema>;

/** The public face of a problem of this kind. */
export function presentKind(kind: ProblemKind) {
  const { title, status } = PROBLEM_TABLE[kind];
  return { type: nameType(kind), title, status };
}
