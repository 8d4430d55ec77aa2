import type { RenderedMarkdown } from "../../core/posts/article.ts";
import { parsePublicationDate } from "../../core/posts/front-matter/front-matter-dates.ts";
import type { FrontMatterRules } from "../../core/posts/front-matter/front-matter-schema.ts";
import { deriveOtherLink } from "../../core/posts/links/derive-other-link.ts";
import type { BodyOrigin } from "../../core/posts/origin/body-origin.ts";
import { derivePathDate } from "../../core/posts/post-path.ts";
import { cutPostsFolder } from "../../core/posts/posts-folder.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import type { MarkdownRenderer } from "../../ports/posts/markdown-renderer.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";

export interface RenderBodyDependencies {
  readonly newsletter: FrontMatterRules;
  readonly markdown: Pick<MarkdownRenderer, "render">;
  readonly posts: Pick<PostStore, "findByPath">;
}

/** A body that names more posts of its blog is a table of contents; each costs a question to the store. */
const MAX_QUESTIONS = 20;

/**
 * Renders a body. Where it links to the files of other posts, their addresses are those that they came in with, else what
 * their paths say.
 */
export async function renderBody(
  deps: RenderBodyDependencies,
  body: string,
  baseUrl: URL,
  origin: Omit<BodyOrigin, "findPost" | "findStoredPost">,
): Promise<Result<RenderedMarkdown, Problem>> {
  const asked = new Set<string>();
  const render = (stored: ReadonlyMap<string, URL>) => {
    const findStoredPost = (path: string) => {
      asked.add(path);
      return stored.get(path) ?? null;
    };
    const findPost = (path: string) => findStoredPost(path) ?? deriveByPath(path, deps.newsletter);
    return deps.markdown.render(body, baseUrl, { ...origin, findPost, findStoredPost });
  };
  const first = render(new Map());
  if (!first.ok || asked.size === 0) return first;
  const stored = await findStored(deps, [...asked].slice(0, MAX_QUESTIONS));
  return stored.size === 0 ? first : render(stored);
}

function deriveByPath(path: string, rules: FrontMatterRules): URL | null {
  const day = derivePathDate(path);
  return deriveOtherLink(path, rules, day === null ? null : parsePublicationDate(day, rules.timeZone));
}

async function findStored(
  { posts, newsletter }: RenderBodyDependencies,
  paths: readonly string[],
): Promise<ReadonlyMap<string, URL>> {
  const found = new Map<string, URL>();
  for (const path of paths) {
    const below = cutPostsFolder(path, newsletter.postsFolder ?? "");
    const post =
      (await posts.findByPath(below)) ?? (await posts.findByPath(below.replace(/\.\w+$/, "/index.md")));
    if (post !== null) found.set(path, new URL(post.url));
  }
  return found;
}
