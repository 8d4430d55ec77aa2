import * as z from "zod";
import type { Shape } from "../shape.ts";
import { countSchema, instantSchema } from "../values.ts";

/** Why a post is not due: of what its file says too, so that there is no list of all reasons. */
const reasonSchema = z.string();

export const listedPostSchema = z.object({
  id: z.string(),
  path: z.string(),
  story: z.string().describe("What the translations of one post share."),
  language: z.string(),
  title: z.string(),
  description: z.string(),
  url: z.string(),
  publishedAt: instantSchema,
  tags: z.array(z.object({ slug: z.string(), name: z.string() })),
  image: z.object({ url: z.string(), alt: z.string() }).nullable(),
  draft: z.boolean().describe("It stays home, for whatever reason; `reason` names it."),
  expiresAt: instantSchema.nullable(),
  newsletter: z.boolean().describe("False: never in a mail of a cadence."),
  words: countSchema,
  addedAt: instantSchema,
  changedAt: instantSchema,
  releasedAt: instantSchema.nullable(),
  special: z.string().nullable().describe("The special issue that took it out of all others."),
  copyOf: z.string().optional().describe("Another post that stands with the same bytes."),
  reason: reasonSchema.nullable().describe("Why it is not due; null where the next tick would release it."),
});

export const postListSchema = z.object({
  posts: z.array(listedPostSchema).describe("Newest first."),
  next: countSchema.nullable().describe("The `offset` of the page after this one; null: there is none."),
  postsFolder: z.string().describe("The setting POSTS_FOLDER."),
  siteUrl: z.string().describe("The setting SITE_URL."),
});

export const publishedPostSchema = z.object({
  id: z.string(),
  state: z.enum(["new", "changed", "unchanged"]),
  reason: reasonSchema.optional().describe("Why it stays home."),
  outdated: z
    .array(z.string())
    .optional()
    .describe(
      "Paths of posts whose links to other posts lead elsewhere since this one came: send their files again.",
    ),
});

/** So many files at once; a larger blog asks again. */
export const MAX_FILES = 5000;

export const postFilesSchema = z.strictObject({
  posts: z
    .array(
      z.strictObject({
        path: z.string(),
        sha256: z
          .string()
          .length(64, "Give the SHA-256 of the file's bytes in lower-case hex.")
          .describe("Of the file's bytes, in lower-case hex."),
      }),
    )
    .max(MAX_FILES, `Name at most ${MAX_FILES} files a request.`),
});

export const changedPostsSchema = z.object({
  changed: z.array(z.string()).describe("The paths whose files are worth sending."),
  postsFolder: z.string().describe("The setting POSTS_FOLDER."),
});

export const postWordSchema = z.strictObject({
  path: z.string("Name the post by its path."),
});

export const releasedPostSchema = z.object({
  id: z.string(),
  reason: reasonSchema.nullable().describe("What else keeps it; null: it goes out with the next tick."),
});

export type PostWord = Shape<typeof postWordSchema>;
export type ReleasedPost = Shape<typeof releasedPostSchema>;
export type PostFiles = Shape<typeof postFilesSchema>;
export type ChangedPosts = Shape<typeof changedPostsSchema>;
export type ListedPost = Shape<typeof listedPostSchema>;
export type PostList = Shape<typeof postListSchema>;
export type PublishedPost = Shape<typeof publishedPostSchema>;
