import type { PostId } from "../../core/ids.ts";
import { parseFrontMatter } from "../../core/parse-front-matter.ts";
import { parsePostPath } from "../../core/post-path.ts";
import { parsePostSource } from "../../core/post-source.ts";
import { derivePathInRepository } from "../../core/posts-folder.ts";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ContentHasher } from "../../ports/content-hasher.ts";
import type { FrontMatterReader } from "../../ports/front-matter-reader.ts";
import type { Log } from "../../ports/log.ts";
import type { MarkdownRenderer } from "../../ports/markdown-renderer.ts";
import type { IncomingPost, PostStore } from "../../ports/post-store.ts";
import type { TopicCatalog } from "../../ports/topic-catalog.ts";

export interface PublishPostDependencies {
  readonly newsletter: Pick<Newsletter, "siteUrl" | "languages" | "timeZone" | "postsFolder">;
  readonly frontMatter: FrontMatterReader;
  readonly markdown: MarkdownRenderer;
  readonly contentHasher: ContentHasher;
  readonly posts: PostStore;
  readonly topics: TopicCatalog;
  readonly clock: Clock;
  readonly log: Log;
}

export interface PublishPostInput {
  /** Decoded, as in the author's repository. */
  readonly path: string;
  /** The raw Markdown file. */
  readonly source: Uint8Array;
}

export interface PublishedPost {
  readonly id: PostId;
  readonly state: "new" | "changed" | "unchanged";
}

/**
 * Takes a Markdown file in. It is stored whole or not at all; the same file again changes nothing. Mails nobody: the
 * next tick releases what is due.
 */
export async function publishPost(
  deps: PublishPostDependencies,
  input: PublishPostInput,
): Promise<Result<PublishedPost, Problem>> {
  const post = await composePost(deps, input);
  if (!post.ok) return post;
  // Numbers first: a post whose topics have none could not be matched with readers' choices.
  await deps.topics.claim(post.value.tags);
  const state = await deps.posts.save(post.value, deps.clock.now());
  deps.log.record("post.published", { post: post.value.id, state });
  return succeed({ id: post.value.id, state });
}

async function composePost(
  deps: PublishPostDependencies,
  input: PublishPostInput,
): Promise<Result<IncomingPost, Problem>> {
  const path = parsePostPath(input.path, deps.newsletter.postsFolder);
  if (!path.ok) return path;
  const source = parsePostSource(input.source);
  if (!source.ok) return source;
  const file = deps.frontMatter.read(source.value);
  if (!file.ok) return file;
  const frontMatter = parseFrontMatter(file.value.data, path.value, deps.newsletter);
  if (!frontMatter.ok) return frontMatter;
  const { baseUrl, url, description, ...facts } = frontMatter.value;
  const body = deps.markdown.render(file.value.body, baseUrl);
  if (!body.ok) return body;
  const { html, text, article, words, excerpt } = body.value;
  return succeed({
    ...facts,
    path: path.value,
    longPath: derivePathInRepository(path.value, deps.newsletter.postsFolder ?? ""),
    url: url.href,
    description: description ?? excerpt,
    html,
    text,
    article,
    words,
    sourceHash: await deps.contentHasher.hash(source.value),
  });
}
