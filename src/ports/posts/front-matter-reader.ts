import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";

/**
 * Splits a Markdown file into the data of its front matter (YAML, TOML, JSON, or the object that a page of MDX exports) and
 * its body. A file without front matter is all body. Runs no code. `path`: some generators write theirs in a way of their own.
 */
export interface FrontMatterReader {
  read(
    source: string,
    path?: string,
  ): Result<{ readonly data: Readonly<Record<string, unknown>>; readonly body: string }, Problem>;
}
