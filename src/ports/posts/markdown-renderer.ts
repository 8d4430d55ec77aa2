import type { Article } from "../../core/posts/article.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";

export interface RenderedMarkdown {
  /** Sanitised; every `href` and `src` absolute, http, https or mailto. */
  readonly html: string;
  readonly text: string;
  /** The body for a mail that holds all of it. */
  readonly article: Article;
  readonly words: number;
  /** The first paragraph as plain text, at most 300 characters; empty where there is none. */
  readonly excerpt: string;
}

export interface MarkdownRenderer {
  render(markdown: string, baseUrl: URL): Result<RenderedMarkdown, Problem>;
}
