import * as z from "zod";
import type { Shape } from "../shape.ts";
import { countSchema } from "../values.ts";
import { previewSchema } from "./previews.ts";

const MAX_FILES = 100;
const MAX_REMOVED = 1000;

const shownFileSchema = z.strictObject({
  path: z.string().describe("From the root of the repository."),
  content: z.string().nullable().describe("Its bytes in base64; null: it is larger than a post may be."),
});

export const previewRequestSchema = z.strictObject({
  title: z.string().describe("Of the pull request."),
  commit: z.string().min(7).max(64).describe("Its newest commit."),
  files: z
    .array(shownFileSchema)
    .max(MAX_FILES, `Send at most ${MAX_FILES} files, and say in \`leftOut\` how many more there are.`)
    .describe("Markdown files that it adds or changes; those outside POSTS_FOLDER are passed over."),
  removed: z.array(z.string()).max(MAX_REMOVED).optional().describe("Paths of those that it takes away."),
  leftOut: countSchema.optional().describe("More files than these."),
});

export const previewedPullSchema = z.object({
  preview: previewSchema,
  summary: z.string().describe("What to say of it, in Markdown."),
  comment: z.object({
    mark: z.string().describe("What a comment of ours begins with: keep that one up to date."),
    body: z.string(),
  }),
  status: z
    .object({
      state: z.enum(["success", "failure"]),
      context: z.string(),
      target_url: z.string(),
      description: z.string(),
    })
    .describe("The commit status, as GitHub takes it."),
});

export type PreviewRequest = Shape<typeof previewRequestSchema>;
export type PreviewedPullAnswer = Shape<typeof previewedPullSchema>;
