import { YAMLException } from "js-yaml";
import { TomlError } from "smol-toml";
import { foldLine } from "../../../core/clean-text.ts";
import type { Problem } from "../../../core/problem.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { FrontMatterReader } from "../../../ports/posts/front-matter-reader.ts";
import { explainYaml } from "./explain-yaml.ts";
import { type FencedSource, findFrontMatter } from "./find-front-matter.ts";
import { findMetadataExport } from "./find-metadata-export.ts";
import { frontMatterEngines } from "./front-matter-engines.ts";

/** Titles and tags fit a hundred times; YAML that has to be mended is parsed many times. */
const MAX_LENGTH = 16 * 1024;

/** Front matter between fences, or what a page of MDX exports; a file without any is all body. */
export const frontMatterReader: FrontMatterReader = {
  read(source, path) {
    const search = findFrontMatter(source, path);
    if (search.found === null && search.reason !== null) return refuse(search.reason);
    if (search.found === null) return succeed(findMetadataExport(source) ?? { data: {}, body: source });
    if (search.found.text.length > MAX_LENGTH) return refuse(`It may have at most ${MAX_LENGTH / 1024} KiB.`);
    return parseFenced(search.found);
  },
};

function parseFenced(found: FencedSource): ReturnType<FrontMatterReader["read"]> {
  try {
    return succeed({ data: frontMatterEngines[found.language](found.text), body: found.body });
  } catch (error) {
    return refuse(describeError(error, found)); // all three parsers throw for text that is not theirs: the answer, not a failure
  }
}

function describeError(error: unknown, { text, linesBefore }: FencedSource): string {
  if (error instanceof YAMLException) return explainYaml(error, text, linesBefore);
  if (error instanceof TomlError) {
    const reason = error.message.split("\n", 1)[0] ?? "";
    return `Line ${error.line + linesBefore}: ${reason}. Texts stand between quotes in TOML: title = "Hello".`;
  }
  return foldLine(error instanceof Error ? error.message : String(error)).slice(0, 300);
}

function refuse(reason: string): Result<never, Problem> {
  return fail({ kind: "post-invalid", faults: [{ field: "front matter", reason }] });
}
