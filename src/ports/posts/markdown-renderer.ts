import type { RenderedMarkdown } from "../../core/posts/article.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";

export interface MarkdownRenderer {
  render(markdown: string, baseUrl: URL): Result<RenderedMarkdown, Problem>;
}
