import type { PostId } from "../../core/ids.ts";
import type { SpokenPost } from "../../core/posts/decide-post-identity.ts";
import { parseFrontMatter } from "../../core/posts/front-matter/parse-front-matter.ts";
import type { IncomingPost, SaveState } from "../../core/posts/incoming-post.ts";
import { deriveGenerator } from "../../core/posts/origin/generator.ts";
import { parsePostPath } from "../../core/posts/post-path.ts";
import { parsePostSource } from "../../core/posts/post-source.ts";
import { cutPostsFolder, derivePathInRepository } from "../../core/posts/posts-folder.ts";
import { explainHome } from "../../core/posts/public-post.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { ContentHasher } from "../../ports/access/content-hasher.ts";
import type { FrontMatterReader } from "../../ports/posts/front-matter-reader.ts";
import type { MarkdownRenderer } from "../../ports/posts/markdown-renderer.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";
import type { TopicCatalog } from "../../ports/posts/topic-catalog.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import { renderBody } from "./render-body.ts";
import { settleTitle } from "./settle-title.ts";

export interface PublishPostDependencies {
  readonly newsletter: Pick<Newsletter, "siteUrl" | "languages" | "timeZone" | "postsFolder" | "postUrl">;
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
  /** Where the very post lay before, and lies no more; null: nobody says so. */
  readonly formerPath?: string | null;
  /** Where files lay that are gone: it may be one of them. */
  readonly gonePaths?: readonly string[];
}

/** What became of a file. */
export interface PublishOutcome {
  readonly id: PostId;
  readonly state: SaveState;
  /** Why it stays home; absent where it does not. */
  readonly reason?: string;
  /** Paths of posts that link to this one by another address, and its own where one of its links leads elsewhere; absent: none. */
  readonly outdated?: readonly string[];
}

/**
 * Takes a Markdown file in. It is stored whole or not at all; the same file again changes nothing. Mails nobody: the
 * next tick releases what is due.
 */
export async function publishPost(
  deps: PublishPostDependencies,
  input: PublishPostInput,
): Promise<Result<PublishOutcome, Problem>> {
  const post = await composePost(deps, input);
  if (!post.ok) return post;
  // Numbers first: a post whose topics have none could not be matched with readers' choices.
  await deps.topics.claim(post.value.tags);
  const state = await deps.posts.save(post.value, deps.clock.now());
  if (typeof state === "object") return refuseId(post.value, state.takenBy);
  deps.log.record("post.published", { post: post.value.id, state });
  const reason = await findHomeReason(deps, post.value);
  const outdated = await deps.posts.findOutdated(post.value);
  return succeed({
    ...{ id: post.value.id, state },
    ...(reason === null ? {} : { reason }),
    ...(outdated.length === 0 ? {} : { outdated }),
  });
}

/** As it is stored: what stands beside it may settle a doubt about its language, and raise one. */
async function findHomeReason(deps: PublishPostDependencies, post: IncomingPost): Promise<string | null> {
  const view = { at: deps.clock.now(), languages: deps.newsletter.languages };
  if (explainHome(post, view) === null && post.mayTranslate === undefined) return null;
  const [stored] = await deps.posts.findMany([post.id]);
  return stored === undefined ? null : explainHome(stored, view);
}

function refuseId(incoming: SpokenPost, { id, path, title, language }: SpokenPost): Result<never, Problem> {
  const isTranslation = language !== incoming.language;
  const whose = isTranslation ? `written in another language (${language})` : `another post ("${title}")`;
  const remedy = isTranslation
    ? "A translation needs an id of its own, or none: what translations share is their translationKey."
    : "Give each post an id of its own, or none.";
  const reason = `"${id}" is the id of ${path}, which is ${whose}. ${remedy} If this is the same post, moved: delete ${path} first.`;
  return fail({ kind: "post-invalid", faults: [{ field: "id", reason }] });
}

/** A path below the posts folder, and with it; none: none. */
function listSpellings(
  { newsletter }: Pick<PublishPostDependencies, "newsletter">,
  path: string | null,
): readonly string[] {
  if (path === null) return [];
  const { postsFolder = "" } = newsletter;
  const below = cutPostsFolder(path.normalize("NFC"), postsFolder);
  return [below, derivePathInRepository(below, postsFolder)];
}

/** A file as the post that it would be; stores nothing. */
export async function composePost(
  deps: Pick<PublishPostDependencies, "newsletter" | "frontMatter" | "markdown" | "contentHasher" | "posts">,
  input: PublishPostInput,
): Promise<Result<IncomingPost, Problem>> {
  const path = parsePostPath(input.path, deps.newsletter.postsFolder);
  if (!path.ok) return path;
  const source = parsePostSource(input.source);
  if (!source.ok) return source;
  const longPath = derivePathInRepository(path.value, deps.newsletter.postsFolder ?? "");
  const file = deps.frontMatter.read(source.value, longPath);
  if (!file.ok) return file;
  const titled = settleTitle(file.value, path.value, deps.markdown);
  const frontMatter = parseFrontMatter(titled.data, path.value, deps.newsletter);
  if (!frontMatter.ok) return frontMatter;
  const { baseUrl, url, description, title, ...facts } = frontMatter.value;
  const body = await renderBody(deps, titled.body, baseUrl, {
    path: longPath,
    generator: deriveGenerator(longPath, titled.data),
    data: titled.data,
    siteUrl: deps.newsletter.siteUrl,
  });
  if (!body.ok) return body;
  const { html, text, article, words, excerpt, links } = body.value;
  return succeed({
    ...facts,
    title: deps.markdown.renderTitle(title) || title,
    path: path.value,
    longPath,
    formerPaths: listSpellings(deps, input.formerPath ?? null),
    gonePaths: (input.gonePaths ?? []).flatMap((gone) => listSpellings(deps, gone)),
    url: url.href,
    description: description ?? excerpt,
    html,
    text,
    article,
    words,
    links,
    sourceHash: await deps.contentHasher.hash(input.source), // of its bytes, as whoever has the file hashes it
  });
}
