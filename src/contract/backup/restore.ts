import * as z from "zod";
import type { Shape } from "../shape.ts";
import { countSchema } from "../values.ts";

export const BACKUP_TYPE = "application/x-ndjson";

export const BACKUP_QUERY = {
  after: z
    .string()
    .optional()
    .describe(
      "Asks for a part: empty for the first, then what the last line of the part before calls `next`.",
    ),
} as const;

export const RESTORE_QUERY = {
  from: z
    .int()
    .min(1)
    .optional()
    .describe("The line that this part of the file begins with; without it, it is the whole file."),
} as const;

/** 202: the next part follows these lines. */
export const receivingSchema = z.object({
  lines: countSchema.describe("Of the file, that are here by now."),
});

/** 200: it is done, and the newsletter is paused. */
export const restoredSchema = z.object({
  restored: z.record(z.string(), countSchema).describe("Rows, by list."),
  paused: z.literal(true),
});

export type Receiving = Shape<typeof receivingSchema>;
export type Restored = Shape<typeof restoredSchema>;
