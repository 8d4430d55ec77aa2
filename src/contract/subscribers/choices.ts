import * as z from "zod";
import type { ChoiceField } from "../../core/subscribers/preferences/preference-fields.ts";
import { cadenceSchema } from "../values.ts";

/** A reader's choices, as the author sees them and as the reader does. */
export const choiceSchemas = {
  languages: z.array(z.string()),
  topics: z.array(z.string()).describe("By slug; none: all of them."),
  cadence: cadenceSchema,
  hour: z.int().min(0).max(23).nullable().describe("In their own time zone; null: the newsletter's."),
  timeZone: z.string(),
} satisfies Record<ChoiceField, z.ZodType>;
