import * as z from "zod";
import type { SignupField } from "../../core/subscribers/preferences/preference-fields.ts";
import type { Shape } from "../shape.ts";

const listSchema = z.union([z.array(z.string()), z.string()]);

/** The body of `POST /subscribe`. What is left out follows the browser, else the newsletter's defaults. */
export const signupRequestSchema = z.looseObject({
  email: z.string(),
  ...({
    languages: listSchema.optional().describe("A list, or a text with commas."),
    topics: listSchema.optional().describe("By name or slug; none: all of them."),
    cadence: z.string().optional().describe("One that the newsletter offers."),
    timeZone: z
      .string()
      .optional()
      .describe("Such as `Europe/Madrid`; one that is not known counts as left out."),
  } satisfies Record<SignupField, z.ZodType>),
});

/** The same for a known address. */
export const signupAnswerSchema = z.object({ status: z.literal("confirmation-sent") });

export type SignupAnswer = Shape<typeof signupAnswerSchema>;
