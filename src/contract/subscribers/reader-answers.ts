import * as z from "zod";
import type { Shape } from "../shape.ts";
import { instantSchema } from "../values.ts";
import { choiceSchemas } from "./choices.ts";

/*
 * What the addresses of a reader's links answer a script. They are behind links of mails and no part of the document.
 */

/** `POST /confirm`. */
export const confirmationSchema = z.object({ status: z.literal("active") });

/** `POST /unsubscribe`. */
export const unsubscriptionSchema = z.object({ status: z.literal("unsubscribed") });

/** `POST /preferences/link` and `POST /preferences/fresh`: the same for any address. */
export const linkSentSchema = z.object({ status: z.literal("link-sent") });

/** `GET /preferences`. */
export const preferencesSchema = z.object({
  ...choiceSchemas,
  pausedUntil: instantSchema.nullable(),
  email: z.string().optional().describe("Behind a magic link alone."),
});

/** `POST /preferences`. */
export const savedPreferencesSchema = preferencesSchema.extend({ status: z.literal("saved") });

export type Confirmation = Shape<typeof confirmationSchema>;
export type Unsubscription = Shape<typeof unsubscriptionSchema>;
export type LinkSent = Shape<typeof linkSentSchema>;
export type Preferences = Shape<typeof preferencesSchema>;
export type SavedPreferences = Shape<typeof savedPreferencesSchema>;
