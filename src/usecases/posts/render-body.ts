import type { RenderedMarkdown } from "../../core/posts/article.ts";
import { parsePublicationDate } from "../../core/posts/front-matter/front-matter-dates.ts";
import type { FrontMatterRules } from "../../core/posts/front-matter/front-matter-schema.ts";
import { deriveOtherLink } from "../../core/posts/links/derive-other-link.ts";
import type { PostLink } from "../../core/posts/links/post-link.ts";
import type { BodyOrigin } from "../../core/posts/origin/body-origin.ts";
import { derivePathDate, deriveStem } from "../../core/posts/post-path.ts";
import { cutPostsFolder } from "../../core/posts/posts-folder.ts";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { MarkdownRenderer } from "../../ports/posts/markdown-renderer.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";

export interface RenderBodyDependencies {
  readonly newsletter: FrontMatterRules;
  readonly markdown: Pick<MarkdownRenderer, "render">;
  readonly posts: Pick<PostStore, "findAddresses">;
}

/** A body that names more posts of its blog is a table of contents; one question to the store is about all of them. */
const MAX_QUESTIONS = 100;

export interface RenderedBody extends RenderedMarkdown {
  /** Where its links to other posts lead. */
  readonly links: readonly PostLink[];
}

/**
 * Renders a body. Where it links to the files of other posts, their addresses are those that they came in with, else what
 * their paths say.
 */
export async function renderBody(
  deps: RenderBodyDependencies,
  body: string,
  baseUrl: URL,
  origin: Omit<BodyOrigin, "findPost" | "findStoredPost">,
): Promise<Result<RenderedBody, Problem>> {
  const render = (stored: ReadonlyMap<string, string>) => {
    const led = new Map<string, string | null>();
    const find = (path: string, derive: (path: string) => URL | null) => {
      const stem = stemOf(path, deps.newsletter);
      const known = stored.get(stem);
      const url = known === undefined ? derive(path) : new URL(known);
      led.set(stem, led.get(stem) === null ? null : (known ?? url?.href ?? null));
      return url;
    };
    const findStoredPost = (path: string) => find(path, () => null);
    const findPost = (path: string) => find(path, (one) => deriveByPath(one, deps.newsletter));
    return { led, result: deps.markdown.render(body, baseUrl, { ...origin, findPost, findStoredPost }) };
  };
  const first = render(new Map());
  if (!first.result.ok) return first.result;
  const asked = [...first.led.keys()].slice(0, MAX_QUESTIONS);
  const stored = asked.length === 0 ? new Map<string, string>() : await deps.posts.findAddresses(asked);
  const { led, result } = stored.size === 0 ? first : render(stored);
  if (!result.ok) return result;
  // What was asked for at first only, before a better one was found, is no link.
  const links = asked.filter((stem) => led.has(stem)).map((stem) => ({ stem, url: led.get(stem) ?? null }));
  return succeed({ ...result.value, links });
}

/** As the store of posts knows it. */
const stemOf = (path: string, { postsFolder = "" }: FrontMatterRules) =>
  deriveStem(cutPostsFolder(path.normalize("NFC"), postsFolder));

function deriveByPath(path: string, rules: FrontMatterRules): URL | null {
  const day = derivePathDate(path);
  return deriveOtherLink(path, rules, day === null ? null : parsePublicationDate(day, rules.timeZone));
}
