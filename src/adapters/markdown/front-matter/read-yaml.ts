import { boolCoreTag, FAILSAFE_SCHEMA, load, mergeTag, nullCoreTag, YAMLException } from "js-yaml";

/** Deeper than any front matter in earnest; keeps recursion far from the end of the stack. */
const MAX_DEPTH = 50;
const MAX_ALIASES = 100;
/** Each costs a parse of 16 KiB at most. */
const MAX_MENDED_LINES = 60;

/** Numbers and dates stay as they were written: `3.10` is a version, and `007` a film. */
const SCHEMA = FAILSAFE_SCHEMA.withTags(nullCoreTag, boolCoreTag, mergeTag);

/**
 * YAML as the parsers of Ruby and Go read it: the last of two equal keys wins, and what a quote or a bracket holds may go on
 * at the beginning of a line. Throws the first fault that is none of these.
 */
export function readYaml(text: string): unknown {
  const lines = text.split("\n");
  if (lines.every((line) => line.trim() === "" || line.trim().startsWith("#"))) return null;
  let first: unknown = null;
  for (let tries = 0; tries <= MAX_MENDED_LINES; tries += 1) {
    try {
      return load(lines.join("\n"), {
        schema: SCHEMA,
        json: true,
        maxDepth: MAX_DEPTH,
        maxAliases: MAX_ALIASES,
      });
    } catch (error) {
      first ??= error;
      const line = findLineToIndent(error);
      if (line === null || lines[line] === undefined) break;
      lines[line] = ` ${lines[line]}`;
    }
  }
  throw first;
}

/** YAML's grammar wants what goes on to be indented; other parsers do not ask for it. */
const findLineToIndent = (error: unknown): number | null =>
  error instanceof YAMLException && error.reason === "deficient indentation" && error.mark !== undefined
    ? error.mark.line
    : null;
