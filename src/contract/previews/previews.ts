import * as z from "zod";
import type { Shape } from "../shape.ts";
import { cadenceSchema, countSchema, instantSchema } from "../values.ts";

const previewedPostSchema = z.object({
  path: z.string(),
  title: z.string().nullable().describe("Null: the file cannot be read."),
  faults: z.array(z.string()),
  reason: z.string().nullable().describe("Why nobody would be mailed about it; null: somebody would."),
  picturesWithoutText: z.array(z.string()),
  deadLinks: z.array(z.object({ url: z.string(), problem: z.string() })),
});

export const previewSchema = z.object({
  id: z.string(),
  url: z.string().describe("Nobody can guess it: whoever has it may look."),
  repository: z.string(),
  number: countSchema.describe("Of the pull request."),
  title: z.string(),
  commit: z.string(),
  madeAt: instantSchema,
  posts: z.array(previewedPostSchema),
  mails: z.array(
    z.object({
      kind: z.enum(["digest", "post"]),
      language: z.string(),
      subject: z.string(),
      bytes: countSchema,
    }),
  ),
  audiences: z.array(
    z.object({ cadence: cadenceSchema, readers: countSchema, nextAt: instantSchema.nullable() }),
  ),
});

export const previewListSchema = z.object({
  previews: z.array(previewSchema).describe("Of pull requests that are open, newest first; at most 100."),
});

export type PreviewView = Shape<typeof previewSchema>;
export type PreviewList = Shape<typeof previewListSchema>;
