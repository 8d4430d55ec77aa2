import type { RenderedMarkdown } from "../../core/posts/article.ts";
import type { BodyOrigin } from "../../core/posts/origin/body-origin.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";

export interface MarkdownRenderer {
  /** `origin`: the file it comes from, in whose generator's language it is read; without, what it holds has to tell. */
  render(markdown: string, baseUrl: URL, origin?: BodyOrigin): Result<RenderedMarkdown, Problem>;
  /** A title as plain text on one line: the signs of code, emphasis and links go, `:tada:` is the picture. */
  renderTitle(title: string): string;
  /** The words of a heading of Markdown in the same way. */
  renderHeading(heading: string): string;
  /** A body that is HTML already, as a feed brings it; made safe in the same way. */
  renderHtml(html: string, baseUrl: URL): Result<RenderedMarkdown, Problem>;
}
