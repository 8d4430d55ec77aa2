import * as z from "zod";
import type { Shape } from "../shape.ts";
import { countSchema, instantSchema } from "../values.ts";
import { choiceSchemas } from "./choices.ts";

const consentActSchema = z.object({
  at: instantSchema,
  via: z.string().describe("`form`, `json`, `import`, `link` or `same-browser`."),
  wording: z.string().describe("The words that the reader agreed to; empty for an import."),
  language: z.string(),
  origin: z.string().nullable(),
  client: z.string().nullable(),
});

const suppressionReasonSchema = z
  .enum(["bounce", "complaint", "provider", "manual"])
  .nullable()
  .describe("Why nothing is ever written to this address.");

/** What keeps an address from being written to, whatever its status. */
export const suppressionSchema = z.object({ suppressed: suppressionReasonSchema });

/** A subscriber as the author sees one, and as readers download what is kept about them. */
export const subscriberSchema = z.object({
  id: z.string(),
  email: z.string(),
  status: z.enum(["pending", "active", "paused", "unsubscribed"]),
  ...choiceSchemas,
  requestedAt: instantSchema.nullable(),
  confirmedAt: instantSchema.nullable(),
  pausedUntil: instantSchema.nullable(),
  leftAt: instantSchema.nullable(),
  consent: z.object({ signup: consentActSchema, confirmation: consentActSchema.nullable() }),
  suppressed: suppressionReasonSchema,
  suppressionLiftedAt: instantSchema
    .nullable()
    .describe(
      "When the author last lifted a suppression; with a reason beside it, the provider goes on suppressing.",
    ),
});

/** Everybody counts once: a suppressed address counts as suppressed, whatever its status. */
export const subscriberCountsSchema = z.object({
  active: countSchema,
  paused: countSchema,
  unsubscribed: countSchema,
  suppressed: countSchema,
  pending: countSchema,
  total: countSchema,
});

export const erasureSchema = z.object({ status: z.literal("erased") });

export type SubscriberView = Shape<typeof subscriberSchema>;
export type SubscriberCounts = Shape<typeof subscriberCountsSchema>;
export type SuppressionView = Shape<typeof suppressionSchema>;
export type Erasure = Shape<typeof erasureSchema>;
