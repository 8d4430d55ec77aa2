/** How the front matter of a file is fenced off and written. */
export interface FencedSource {
  readonly delimiter: "---" | "+++";
  readonly language: "yaml" | "toml" | "json";
  /** The file, with JSON that stands bare (Hugo) put between fences. */
  readonly source: string;
  /** Length of the part between the fences. */
  readonly length: number;
}

export type FrontMatterSearch =
  | { readonly found: FencedSource }
  | { readonly found: null; readonly reason: string };

const LANGUAGES: ReadonlyMap<string, FencedSource["language"]> = new Map([
  ["", "yaml"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["toml", "toml"],
  ["json", "json"],
]);

/**
 * Finds front matter at the very start of a file: `---` (YAML, or the language named after it), `+++` (TOML), or a bare
 * JSON object. The language is settled here, by a list: gray-matter would look any word up in its engines, `js` and
 * `constructor` included, and takes a whole file without a closing fence for front matter.
 */
export function findFrontMatter(source: string): FrontMatterSearch {
  if (source.startsWith("{")) return findBareJson(source);
  const [, delimiter = "", named = ""] = /^(---|\+\+\+)(?![-+])[ \t]*([^\r\n]*)\r?\n/.exec(source) ?? [];
  if (delimiter !== "---" && delimiter !== "+++") {
    return refuse('There is none: begin the file with a line "---", then title and pubDate, then "---".');
  }
  const language =
    delimiter === "+++" && named.trim() === "" ? "toml" : LANGUAGES.get(named.trim().toLowerCase());
  if (language === undefined) {
    return refuse(
      `"${named.trim().slice(0, 30)}" is not read, and code is never run: write YAML, TOML or JSON.`,
    );
  }
  const close = source.indexOf(`\n${delimiter}`);
  if (close === -1) return refuse(`It has no end: close it with a line "${delimiter}".`);
  return { found: { delimiter, language, source, length: close } };
}

function findBareJson(source: string): FrontMatterSearch {
  const end = findObjectEnd(source);
  if (end === null) return refuse("The JSON object that the file begins with has no end.");
  const fenced = `---json\n${source.slice(0, end)}\n---\n${source.slice(end).replace(/^[ \t]*\r?\n/, "")}`;
  return { found: { delimiter: "---", language: "json", source: fenced, length: end } };
}

/** Where the object that the text begins with ends: braces are counted outside of JSON's strings. */
function findObjectEnd(text: string): number | null {
  let depth = 0;
  for (const token of text.matchAll(/"(?:[^"\\\r\n]|\\.)*"|[{}]/g)) {
    if (token[0] === "{") depth += 1;
    if (token[0] === "}") depth -= 1;
    if (depth === 0) return token.index + token[0].length;
  }
  return null;
}

const refuse = (reason: string): FrontMatterSearch => ({ found: null, reason });
