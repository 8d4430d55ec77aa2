import * as z from "zod";
import type { Shape } from "../shape.ts";
import { countSchema, instantSchema } from "../values.ts";

export const feedSchema = z.object({
  url: z.string().describe("As FEED_URLS names it."),
  lastPoll: instantSchema.nullable().describe("Null: it was never asked yet."),
  lastChange: instantSchema.nullable().describe("When it last said something else than before."),
  nextPoll: instantSchema.nullable().describe("Not before; null: with the next tick."),
  items: countSchema.describe("How many it showed then."),
  held: countSchema.describe("How many items wait for the author's word (`POST /api/feeds/accept`)."),
  problem: z.string().nullable().describe("What is wrong with it and what to do; null: nothing."),
  failingSince: instantSchema.nullable(),
});

export const feedListSchema = z.object({ feeds: z.array(feedSchema) });

export const feedWordSchema = z.strictObject({
  url: z.string("Name the feed as FEED_URLS does."),
  as: z.enum(["new", "known"], "Say new (announce them) or known (they were there before)."),
});

export type FeedView = Shape<typeof feedSchema>;
export type FeedList = Shape<typeof feedListSchema>;
