import * as z from "zod";
import type { Shape } from "../shape.ts";
import { countSchema } from "../values.ts";

/** A trial answers the same and changes nothing. */
export const IMPORT_QUERY = {
  dryRun: z.enum(["true", "false"]).optional().describe("`true`: answer the same and change nothing."),
};

export const importAnswerSchema = z.object({
  imported: countSchema,
  unchanged: countSchema,
  refused: z.array(z.object({ line: countSchema.describe("The header row is line 1."), reason: z.string() })),
  ignored: z.array(z.string()).optional().describe("Columns that were not read."),
});

export type ImportAnswer = Shape<typeof importAnswerSchema>;
