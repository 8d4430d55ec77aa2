import * as z from "zod";
import { CADENCES, type Cadence, nameOffered } from "../../core/cadence.ts";
import { createBodySchema } from "../body.ts";
import type { Shape } from "../shape.ts";

const WEEK_MINUTES = 7 * 24 * 60;

const POSTS = 'Write a list of ids or paths, such as ["en/hello.md"].';
const TEST_TO = 'Write one address, such as "you@example.com".';
const HOLD_MINUTES = `Write whole minutes, such as 30: at most ${WEEK_MINUTES}, which is a week.`;

/** What may be asked of a newsletter that offers these cadences. A cadence and posts exclude each other. */
export const createIssueRequestSchema = (offered: readonly Cadence[]) =>
  createBodySchema(
    {
      cadence: z.enum(offered, nameOffered(offered)).optional(),
      posts: z
        .array(z.string(POSTS).min(1, POSTS), POSTS)
        .min(1, "Name at least one post.")
        .max(100, "At most 100 posts.")
        .optional(),
      dryRun: z.boolean("Write true or false, without quotes.").optional(),
      testTo: z.string(TEST_TO).optional(),
      holdMinutes: z.int(HOLD_MINUTES).min(0, HOLD_MINUTES).max(WEEK_MINUTES, HOLD_MINUTES).optional(),
    },
    '{"cadence":"weekly","dryRun":true}',
  );

/** The body of `POST /api/issues` and `POST /webhooks/send`, of a newsletter that offers everything. */
export const issueRequestSchema = createIssueRequestSchema(CADENCES);

const BATCH = 'Write the name of the batch as the issue shows it, such as 1 or "3-12".';

/** The body of `POST /api/issues/:id/resolve`. */
export const resolutionSchema = createBodySchema(
  {
    batch: z.union([z.int().positive(BATCH), z.string().min(1, BATCH).max(12, BATCH)], BATCH),
    as: z.enum(["submitted", "not-submitted"], 'Write "submitted" or "not-submitted".'),
  },
  '{"batch":"3-12","as":"submitted"}',
);

export type IssueRequestBody = Shape<typeof issueRequestSchema>;
export type ResolutionBody = Shape<typeof resolutionSchema>;
