import * as z from "zod";
import type { Shape } from "../shape.ts";
import { countSchema } from "../values.ts";

/** 202: it goes out, and this is where its page will be. */
export const plannedAnswerSchema = z.object({ id: z.string(), url: z.string() });

/** 202: one mail, and nothing recorded. */
export const testAnswerSchema = z.object({ id: z.null() });

/** 200: nothing goes out. */
export const nothingAnswerSchema = z.object({ id: z.null(), reason: z.string() });

/** 200: what would go out. */
export const previewAnswerSchema = z.object({
  id: z.null(),
  wouldSend: z.object({ posts: z.array(z.string()), audience: countSchema }),
  notDue: z.array(z.object({ id: z.string(), reason: z.string() })),
});

export const takenAnswerSchema = z.union([plannedAnswerSchema, testAnswerSchema]);
export const notSentAnswerSchema = z.union([nothingAnswerSchema, previewAnswerSchema]);

export type PlannedAnswer = Shape<typeof plannedAnswerSchema>;
export type TestAnswer = Shape<typeof testAnswerSchema>;
export type NothingAnswer = Shape<typeof nothingAnswerSchema>;
export type PreviewAnswer = Shape<typeof previewAnswerSchema>;
export type IssueAnswer = PlannedAnswer | TestAnswer | NothingAnswer | PreviewAnswer;
