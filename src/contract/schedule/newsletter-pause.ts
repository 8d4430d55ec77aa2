import * as z from "zod";
import type { Shape } from "../shape.ts";

/** The whole newsletter: no issue is planned or goes on while it is paused. */
export const pausedSchema = z.boolean().describe("The whole newsletter is paused.");

export const newsletterPauseSchema = z.object({ paused: pausedSchema });

export type NewsletterPauseView = Shape<typeof newsletterPauseSchema>;
