import matter from "gray-matter";
import { YAMLException } from "js-yaml";
import { TomlError } from "smol-toml";
import { foldLine } from "../../core/clean-text.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { FrontMatterReader } from "../../ports/posts/front-matter-reader.ts";
import { type FencedSource, findFrontMatter } from "./find-front-matter.ts";
import { frontMatterEngines } from "./front-matter-engines.ts";

/** Titles and tags fit a hundred times; gray-matter's search for comments takes quadratic time in blank lines. */
const MAX_LENGTH = 16 * 1024;

/** Front matter by gray-matter, always with options: without, it caches by text and returns `{}` for broken YAML. */
export const frontMatterReader: FrontMatterReader = {
  read(source) {
    const search = findFrontMatter(source);
    if (search.found === null) return refuse(search.reason);
    if (search.found.length > MAX_LENGTH) return refuse(`It may have at most ${MAX_LENGTH / 1024} KiB.`);
    return parseFenced(search.found);
  },
};

function parseFenced({ source, delimiter, language }: FencedSource): ReturnType<FrontMatterReader["read"]> {
  try {
    const { data, content } = matter(source, {
      engines: frontMatterEngines,
      language,
      delimiters: delimiter,
      excerpt: () => "", // else a key `excerpt_separator` in the data would steer the parser
    });
    return succeed({ data, body: content });
  } catch (error) {
    return refuse(describeError(error)); // all three parsers throw for text that is not theirs: the answer, not a failure
  }
}

/** The parser's reason and, where it knows, the line of the file. The first line of the block is the file's first. */
function describeError(error: unknown): string {
  if (error instanceof YAMLException) {
    return withLine(error.reason, error.mark === undefined ? null : error.mark.line + 1);
  }
  if (error instanceof TomlError) return withLine(error.message.split("\n", 1)[0] ?? "", error.line);
  return foldLine(error instanceof Error ? error.message : String(error)).slice(0, 300);
}

const withLine = (reason: string, line: number | null) =>
  line === null ? reason : `Line ${line}: ${reason}.`;

function refuse(reason: string): Result<never, Problem> {
  return fail({ kind: "post-invalid", faults: [{ field: "front matter", reason }] });
}
