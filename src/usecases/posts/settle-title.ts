import { isBlank } from "../../core/clean-text.ts";
import { findFirstHeading } from "../../core/posts/front-matter/first-heading.ts";
import { selectFields } from "../../core/posts/front-matter/front-matter-keys.ts";
import { derivePathTitle } from "../../core/posts/post-path.ts";
import type { MarkdownRenderer } from "../../ports/posts/markdown-renderer.ts";

/** What a file says of itself, and its text. */
export interface PostFileContent {
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/**
 * A post without a title is called by its first heading, else by its name in the path, as generators do; and a heading that
 * says the title does not say it again in the body, above which every mail has it.
 */
export function settleTitle(
  { data, body }: PostFileContent,
  path: string,
  markdown: Pick<MarkdownRenderer, "renderTitle" | "renderHeading">,
): PostFileContent {
  const { title } = selectFields(data);
  const heading = findFirstHeading(body);
  const named = heading === null ? "" : markdown.renderHeading(heading.text);
  if (title.value === undefined) {
    return heading === null || isBlank(named)
      ? { data: { ...data, title: derivePathTitle(path) }, body }
      : { data: { ...data, title: named }, body: heading.body };
  }
  const isRepeated =
    heading !== null && !heading.isLate && fold(named) === fold(markdown.renderTitle(String(title.value)));
  return { data, body: isRepeated ? heading.body : body };
}

const fold = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
