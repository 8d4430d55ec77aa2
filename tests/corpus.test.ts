import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { frontMatterReader } from "../src/adapters/markdown/front-matter/front-matter-reader.ts";
import { createMarkdownRenderer } from "../src/adapters/markdown/markdown-renderer.ts";
import type { IncomingPost } from "../src/core/posts/incoming-post.ts";
import type { Post } from "../src/core/posts/post.ts";
import { publishPost } from "../src/usecases/posts/publish-post.ts";
import { type CorpusBlog, type ExpectedBlog, readCorpus } from "./corpus/read-corpus.ts";

const markdown = createMarkdownRenderer();
const NOW = Date.parse("2026-11-30T00:00Z");
/** Of a language that a file is written in; outside of code none of it is to be seen. */
const RAW = /\{%|\{\{|:::|\[\[|\[!|%%|==\w|\{#\w|\{:|^(?:import|export) |\{\/\*|:tada:/m;

/** As by the command line: every file, each in the order of its path. */
async function publish({ settings, files }: CorpusBlog): Promise<ExpectedBlog> {
  const stored = new Map<string, IncomingPost>();
  const refused: string[] = [];
  const deps = {
    newsletter: settings,
    frontMatter: frontMatterReader,
    markdown,
    contentHasher: { hash: async () => "hash" },
    posts: {
      save: async (post: IncomingPost) => {
        stored.set(post.path, post);
        return "new" as const;
      },
      findByPath: async (path: string) => (stored.get(path) ?? null) as Post | null, // of a row only its address is read
      findMany: async () => [],
    },
    topics: { claim: async () => [] },
    clock: { now: () => NOW },
    log: { record: () => {} },
  };
  for (const file of [...files, ...files]) {
    const result = await publishPost(deps as unknown as Parameters<typeof publishPost>[0], file); // a part of each port
    if (!result.ok) refused.push(file.path);
  }
  const posts = [...stored.values()];
  const isHome = ({ home, expiresAt }: IncomingPost) =>
    home !== null || (expiresAt !== null && expiresAt <= NOW);
  const below = (path: string) => (settings.postsFolder === "" ? path : `${settings.postsFolder}/${path}`);
  return {
    stories: posts.filter((post) => !isHome(post)).map(describePost),
    home: [...new Set([...posts.filter(isHome).map(({ path }) => below(path)), ...refused])].toSorted(),
  };
}

const describePost = (post: IncomingPost) => ({
  path: post.path,
  title: post.title,
  url: post.url,
  date: new Date(post.publishedAt).toISOString(),
  language: post.language,
  tags: post.tags.map(({ name }) => name),
  teaser: post.description,
  pictures: [
    ...(post.image === null ? [] : [post.image.url]),
    ...[...post.html.matchAll(/<img [^>]*src="([^"]*)"/g)].map(([, source = ""]) => source),
  ],
  text: post.text,
});

describe.each(readCorpus().map((blog) => [blog.generator, blog] as const))("a blog of %s", (_, blog) => {
  it("comes in as its own site shows it", async () => {
    const made = await publish(blog);
    if (process.env.RENEW_CORPUS) writeFileSync(blog.goldenFile, `${JSON.stringify(made, null, 2)}\n`);
    expect(made).toEqual(blog.expected);
  });

  it("shows nothing of the language that it is written in, outside of code", () => {
    for (const { text } of blog.expected.stories)
      expect(text.replace(/^.*(?:shown|page\.title|\{\{ (?:x|hi) \}\}).*$/gm, "")).not.toMatch(RAW);
  });
});
