import * as z from "zod";
import type { Shape } from "../shape.ts";
import { countSchema, instantSchema } from "../values.ts";

export const repositorySchema = z.object({
  name: z.string().describe("`owner/name`, in lower case."),
  branch: z.string(),
  commit: z.string().nullable().describe("The commit whose posts are all here; null: none yet."),
  takenAt: instantSchema.nullable(),
  isWorking: z.boolean().describe("Some posts of a newer commit are here, and the others are on their way."),
  posts: countSchema.describe("How many of its files are posts."),
  refused: z
    .array(z.object({ path: z.string(), reason: z.string() }))
    .describe("Files that could not be taken in, and why; at most 100."),
  problem: z.string().nullable().describe("Why the latest attempt failed, and what to do; null: it did not."),
  failingSince: instantSchema.nullable(),
  nextAttempt: instantSchema
    .nullable()
    .describe("When it is tried again; null: nothing is owed, or at once."),
});

export const repositoryListSchema = z.object({ repositories: z.array(repositorySchema) });

export type RepositoryList = Shape<typeof repositoryListSchema>;
