import * as z from "zod";
import { pausedSchema } from "../schedule/newsletter-pause.ts";
import type { Shape } from "../shape.ts";
import { instantSchema } from "../values.ts";

/** One thing that is wrong: a fault of the set-up, a part of the tick that fails, or a stored row nobody can read. */
export const healthProblemSchema = z.union([
  z.object({ setting: z.string(), fault: z.string() }),
  z.object({
    kind: z.literal("tick-part-failing"),
    part: z.string(),
    since: instantSchema,
    fault: z.string(),
  }),
  z.object({ kind: z.literal("row-unreadable"), table: z.string(), id: z.string(), fault: z.string() }),
]);

/** One line of the doctor. */
export const checkSchema = z.object({
  name: z.string(),
  ok: z.boolean(),
  fault: z.string().nullable(),
  remedy: z.string().nullable().describe("Where nothing is wrong: what would have more known."),
});

const checkLineSchema = checkSchema.extend({
  serious: z.boolean().describe("It keeps the newsletter from its work, or from hearing of its mail."),
});

const stateSchema = z.object({
  version: z.string().describe("Of the deployed code; after a plus what its files and settings hash to."),
  time: instantSchema,
  paused: pausedSchema,
  checks: z.array(checkLineSchema).describe("All that the Worker itself can know of its set-up."),
});

/** 200. */
export const healthySchema = stateSchema.extend({
  ok: z.literal(true),
  warnings: z.array(healthProblemSchema).optional(),
});

/** 503. */
export const unhealthySchema = stateSchema
  .partial()
  .extend({ ok: z.literal(false), problems: z.array(healthProblemSchema) });

/** What `doctor --json` prints. */
export const doctorSchema = z.object({ checks: z.array(checkSchema) });

export type CheckLine = Shape<typeof checkLineSchema>;
export type Diagnosis = Shape<typeof doctorSchema>;
export type HealthProblem = Shape<typeof healthProblemSchema>;
export type Healthy = Shape<typeof healthySchema>;
export type Unhealthy = Shape<typeof unhealthySchema>;
