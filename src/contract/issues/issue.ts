import * as z from "zod";
import { CADENCES } from "../../core/cadence.ts";
import { ISSUE_STATES, WAITS } from "../../core/issues/issue-states.ts";
import { pausedSchema } from "../schedule/newsletter-pause.ts";
import type { Shape } from "../shape.ts";
import { countSchema, instantSchema } from "../values.ts";
import { unknownBatchSchema } from "./unknown-batch.ts";

const countsSchema = z.object({
  audience: countSchema,
  submitted: countSchema,
  refused: countSchema,
  unknown: countSchema,
  delivered: countSchema,
  bounced: countSchema,
  complained: countSchema,
  withdrawn: countSchema
    .optional()
    .describe(
      "Of a cancelled issue, or one that was open in the backup that it comes from: how many were not served.",
    ),
});

export const issueSchema = z.object({
  id: z.string(),
  cadence: z.enum([...CADENCES, "special"]),
  slotAt: instantSchema,
  state: z.enum(ISSUE_STATES),
  posts: z.array(z.string()),
  counts: countsSchema,
  startedAt: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  expectedEndAt: instantSchema.nullable(),
  waitingFor: z.enum(WAITS).nullable().describe("Not null exactly while the state is `waiting`."),
});

export const issueListSchema = z.object({
  issues: z.array(issueSchema).describe("Newest first."),
  paused: pausedSchema,
});

/** One issue looked at by itself: also its editions, its speed so far, whom it left out, and what is unknown. */
export const detailedIssueSchema = issueSchema.extend({
  editions: z.array(z.string()),
  rate: z.number().nullable().describe("Mails a second; null before it began."),
  stoppedBecause: z.string().nullable().describe("Why it waits for its author."),
  notServed: z
    .int()
    .nullable()
    .describe("How many readers a cancelled issue did not serve; null: not known."),
  unknownBatches: z.array(unknownBatchSchema),
});

export type IssueView = Shape<typeof issueSchema>;
export type IssueList = Shape<typeof issueListSchema>;
export type DetailedIssue = Shape<typeof detailedIssueSchema>;
