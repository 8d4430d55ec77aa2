import * as z from "zod";
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

/** 200. */
export const healthySchema = z.object({
  ok: z.literal(true),
  time: instantSchema,
  warnings: z.array(healthProblemSchema).optional(),
});

/** 503. */
export const unhealthySchema = z.object({ ok: z.literal(false), problems: z.array(healthProblemSchema) });

export type HealthProblem = Shape<typeof healthProblemSchema>;
export type Healthy = Shape<typeof healthySchema>;
export type Unhealthy = Shape<typeof unhealthySchema>;
