import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import matter from "gray-matter";
import * as z from "zod";
import { PROJECT_ROOT } from "./wrangler/wrangler-command.ts";

export const SAMPLE_POSTS = join(PROJECT_ROOT, "posts");

const frontMatter = z.object({
  title: z.string(),
  pubDate: z.coerce.date(),
  lang: z.string().optional(),
  draft: z.boolean().default(false),
});

/** A post of `posts/`, with as much of its front matter as the tools need. */
export interface SamplePost {
  /** Below `posts/`, as the API takes it: `en/first.md`. */
  readonly path: string;
  readonly markdown: string;
  readonly title: string;
  readonly language: string;
  /** Milliseconds since 1970. */
  readonly publishedAt: number;
  readonly draft: boolean;
}

/** All Markdown files of a folder, oldest first. Throws if there is none, or one lacks a title or a date. */
export async function readSamplePosts(folder = SAMPLE_POSTS): Promise<readonly SamplePost[]> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith(".md"));
  if (paths.length === 0) throw new Error(`There are no posts below ${folder}`);
  const posts = await Promise.all(paths.map((path) => readSamplePost(folder, path)));
  return posts.toSorted((one, other) => one.publishedAt - other.publishedAt);
}

/** One Markdown file, by its path below the folder. Throws if it lacks a title or a date. */
export async function readSamplePost(folder: string, path: string): Promise<SamplePost> {
  const markdown = await readFile(join(folder, path), "utf8");
  const parsed = frontMatter.safeParse(matter(markdown, {}).data);
  if (!parsed.success) throw new Error(`${join(folder, path)}: ${z.prettifyError(parsed.error)}`);
  const { title, pubDate, draft, lang = path.split("/")[0] ?? "en" } = parsed.data;
  return { path, markdown, title, language: lang, publishedAt: pubDate.getTime(), draft };
}
