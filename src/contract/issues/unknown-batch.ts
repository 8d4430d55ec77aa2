import * as z from "zod";
import type { Shape } from "../shape.ts";
import { countSchema, instantSchema } from "../values.ts";

/** A batch by its number, or `<shard>-<number>` where an issue has several shards. */
export const batchLabelSchema = z.union([countSchema, z.string()]);

/** A batch that the provider may or may not have taken. */
export const unknownBatchSchema = z.object({
  batch: batchLabelSchema,
  size: countSchema,
  since: instantSchema.describe("Start of the first attempt that may have been taken."),
  reason: z.string(),
});

export const lookedUpBatchSchema = unknownBatchSchema.extend({
  provider: z
    .object({
      found: countSchema.nullable().describe("Mails of the batch in what was read; null: it does not say."),
      mailsRead: countSchema,
      whole: z.boolean().describe("Everything since the first attempt was read."),
      reason: z.string().nullable().describe("Why it is not whole, where that is known."),
    })
    .describe("What the provider's own list shows."),
});

export type UnknownBatch = Shape<typeof unknownBatchSchema>;
export type LookedUpBatch = Shape<typeof lookedUpBatchSchema>;
