/** The front matter of a file, and what stands behind it. */
export interface FencedSource {
  readonly language: "yaml" | "toml" | "json";
  readonly text: string;
  readonly body: string;
  /** Lines of the file that come before the text. */
  readonly linesBefore: number;
}

/** `found: null` without a reason: the file has no front matter. */
export type FrontMatterSearch =
  | { readonly found: FencedSource }
  | { readonly found: null; readonly reason: string | null };

const LANGUAGES: ReadonlyMap<string, FencedSource["language"]> = new Map([
  ["", "yaml"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["toml", "toml"],
  ["json", "json"],
]);
const FENCES = ["---", "+++", ";;;"] as const;

/** Hugo's JSON stands bare. Not a brace alone, which begins a tag of a template too. */
const BARE_JSON = /^\{\s*["}]/;
/** Hexo lets the first fence be left out: keys from the first line on. */
const BARE_YAML = /^[\w-]+:[ \t]/;
const HEXO = /(?:^|\/)source\/_(?:posts|drafts)\//;

/**
 * Finds front matter at the very start of a file: `---` (YAML, or the language named after it), `+++` (TOML), `;;;` (JSON,
 * Hexo), or a bare JSON object. The language is settled here, by a list: no word of a file chooses a parser.
 */
export function findFrontMatter(source: string, path = ""): FrontMatterSearch {
  if (BARE_JSON.test(source)) return findBareJson(source);
  const { delimiter, named, end } = readFence(source);
  if (delimiter === null) return HEXO.test(path) ? findOpenYaml(source) : { found: null, reason: null };
  const language = nameLanguage(delimiter, named);
  if (language === undefined) {
    return refuse(`"${named.slice(0, 30)}" is not read, and code is never run: write YAML, TOML or JSON.`);
  }
  const close = findClosing(source, end, delimiter);
  if (close === null) return refuse(`It has no end: close it with a line "${delimiter}".`);
  const text = source.slice(end, close.at);
  return { found: { language, text: wrap(text, delimiter), body: source.slice(close.end), linesBefore: 1 } };
}

const wrap = (text: string, delimiter: string) =>
  delimiter === ";;;" && !/^\s*\{/.test(text) ? `{${text}}` : text;

function nameLanguage(delimiter: string, named: string): FencedSource["language"] | undefined {
  if (named === "" && delimiter !== "---") return delimiter === "+++" ? "toml" : "json";
  return LANGUAGES.get(named.toLowerCase());
}

/** The file's first line: the fence and the word after it. By steps and not by one pattern, which blanks would slow down. */
function readFence(source: string): {
  readonly delimiter: (typeof FENCES)[number] | null;
  readonly named: string;
  readonly end: number;
} {
  const end = source.indexOf("\n") + 1;
  const line = source.slice(0, end);
  const delimiter = FENCES.find((fence) => line.startsWith(fence)) ?? null;
  const isLonger = delimiter !== null && line[3] === delimiter[0] && !/^-+\s*$/.test(line);
  return { delimiter: isLonger ? null : delimiter, named: line.slice(3).trim().replace(/^-+$/, ""), end };
}

/** A line of the fence alone, or of dots (Jekyll); else the first that begins with the fence. */
function findClosing(source: string, from: number, delimiter: string) {
  let loose: { readonly at: number; readonly end: number } | null = null;
  for (let at = from; at < source.length; ) {
    const next = source.indexOf("\n", at);
    const end = next === -1 ? source.length : next + 1;
    const line = source.slice(at, Math.min(end, at + 200)).trimEnd();
    if (line === delimiter || (delimiter === "---" && (line === "..." || /^-{4,}$/.test(line))))
      return { at, end };
    if (loose === null && line.startsWith(delimiter)) loose = { at, end };
    at = end;
  }
  return loose;
}

function findOpenYaml(source: string): FrontMatterSearch {
  const close = BARE_YAML.test(source) ? findClosing(source, 0, "---") : null;
  if (close === null) return { found: null, reason: null };
  const body = source.slice(close.end);
  return { found: { language: "yaml", text: source.slice(0, close.at), body, linesBefore: 0 } };
}

function findBareJson(source: string): FrontMatterSearch {
  const end = findObjectEnd(source);
  if (end === null) return refuse("The JSON object that the file begins with has no end.");
  const body = source.slice(end).replace(/^[ \t]*\r?\n/, "");
  return { found: { language: "json", text: source.slice(0, end), body, linesBefore: 0 } };
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
