import type { RenderedMarkdown } from "../../core/posts/article.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";

export interface MarkdownRenderer {
  render(markdown: string, baseUrl: URL): Result<RenderedMarkdown, Problem>;
  /** A body that is HTML already, as a feed brings it; made safe in the same way. */
  renderHtml(html: string, baseUrl: URL): Result<RenderedMarkdown, Problem>;
}
