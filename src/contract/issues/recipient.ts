import * as z from "zod";
import type { Shape } from "../shape.ts";
import { instantSchema } from "../values.ts";
import { batchLabelSchema } from "./unknown-batch.ts";

export const recipientSchema = z.object({
  state: z.enum(["submitted", "refused", "unknown", "frozen"]),
  batch: batchLabelSchema,
  submittedAt: instantSchema.nullable(),
  providerId: z.string().nullable(),
  reason: z.string().nullable().optional().describe("Of a refusal, in the provider's own words."),
  events: z.array(z.object({ type: z.string(), at: instantSchema })).describe("What was reported since."),
});

export type Recipient = Shape<typeof recipientSchema>;
