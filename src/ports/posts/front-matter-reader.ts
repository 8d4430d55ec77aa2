import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";

/** Splits a Markdown file into the data of its front matter (YAML, TOML or JSON) and its body. Runs no code. */
export interface FrontMatterReader {
  read(
    source: string,
  ): Result<{ readonly data: Readonly<Record<string, unknown>>; readonly body: string }, Problem>;
}
