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
  const { delimiter, named } = readFence(source);
  if (delimiter === null) {
    return refuse('There is none: begin the file with a line "---", then title and pubDate, then "---".');
  }
  const language = delimiter === "+++" && named === "" ? "toml" : LANGUAGES.get(named.toLowerCase());
  if (language === undefined) {
    return refuse(`"${named.slice(0, 30)}" is not read, and code is never run: write YAML, TOML or JSON.`);
  }
  const close = source.indexOf(`\n${delimiter}`);
  if (close === -1) return refuse(`It has no end: close it with a line "${delimiter}".`);
  return { found: { delimiter, language, source, length: close } };
}

/** The file's first line: the fence and the word after it. By steps and not by one pattern, which blanks would slow down. */
function readFence(source: string): {
  readonly delimiter: FencedSource["delimiter"] | null;
  readonly named: string;
} {
  const end = source.indexOf("\n");
  const line = end === -1 ? "" : source.slice(0, end);
  const delimiter = line.startsWith("---") ? "---" : line.startsWith("+++") ? "+++" : null;
  const isLonger = line[3] === "-" || line[3] === "+";
  return { delimiter: isLonger ? null : delimiter, named: line.slice(3).trim() };
}

function findBareJson(source: string): FrontMatterSearch {
  const end = findObjectEnd(source);
  if (end === null) return refuse("The JSON object that the file begins with has no end.");
  const fenced = `---json\n${source.slice(0, end)}\n---\n${source.slice(end).replace(/^[ \t]*\r?\n/, "")}`;
  return { found: { delimiter: "---", language: "json", source: fenced, length: end } };
}

/**
 * Where the object that the text begins with ends: braces are counted outside of JSON's strings. A string that has no end
 * ends the search. One walk, since a pattern would begin anew at each quote.
 */
function findObjectEnd(text: string): number | null {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isInString) {
      if (character === "\\") at += 1;
      else if (character === '"') isInString = false;
      else if (character === "\n") return null;
    } else if (character === '"') isInString = true;
    else if (character === "{") depth += 1;
    else if (character === "}") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

const refuse = (reason: string): FrontMatterSearch => ({ found: null, reason });
