/** A statement of an ES module that stands at the beginning of a line. */
export interface Statement {
  readonly end: number;
  /** The default import, and from where. */
  readonly imported: { readonly name: string; readonly from: string } | null;
}

const IMPORT =
  /import\s+(?:type\s+)?(?:([\w$]+)\s*(?:,\s*)?)?(?:\*\s*as\s+[\w$]+\s*|\{[^{}]*\}\s*)?(?:from\s+)?(["'])([^"'\n]+)\2(?:\s+(?:with|assert)\s*\{[^{}]*\})?[ \t]*;?[ \t]*(?:\/\/[^\n]*)?(?:\r?\n|$)/y;
const EXPORT = /export\s+(?:default|const|let|var|function|async|class|type|interface|enum|\{|\*)/y;
const MAX_LENGTH = 50_000;
const OPENING = "([{";
const CLOSING = ")]}";

/** `import A from "./a"`, `export const a = { … }` over as many lines as it takes; null: there is none. */
export function readStatement(source: string, at: number): Statement | null {
  IMPORT.lastIndex = at;
  const found = IMPORT.exec(source);
  if (found !== null)
    return {
      end: IMPORT.lastIndex,
      imported: found[1] === undefined ? null : { name: found[1], from: found[3] ?? "" },
    };
  EXPORT.lastIndex = at;
  return EXPORT.test(source) ? { end: findEnd(source, at), imported: null } : null;
}

/** The end of the line in which all brackets and texts are closed, and nothing asks for more. */
function findEnd(source: string, from: number): number {
  const limit = Math.min(source.length, from + MAX_LENGTH);
  let depth = 0;
  for (let at = from; at < limit; ) {
    const sign = source[at] ?? "";
    if (sign === '"' || sign === "'" || sign === "`") at = skipString(source, at, limit);
    else if (source.startsWith("//", at))
      at = source.indexOf("\n", at) === -1 ? limit : source.indexOf("\n", at);
    else if (source.startsWith("/*", at))
      at = source.indexOf("*/", at) === -1 ? limit : source.indexOf("*/", at) + 2;
    else {
      if (OPENING.includes(sign)) depth += 1;
      else if (CLOSING.includes(sign)) depth -= 1;
      else if (sign === "\n" && depth <= 0 && !goesOn(source, from, at)) return at + 1;
      at += 1;
    }
  }
  const blank = /\n[ \t]*\r?\n/.exec(source.slice(from, limit));
  return depth <= 0 || blank === null ? limit : from + blank.index + 1;
}

const goesOn = (source: string, from: number, at: number) =>
  /(?:[=,+&|?:]|=>|\breturn)\s*$/.test(source.slice(Math.max(from, at - 40), at)) ||
  /^\s*(?:[.?:|&}\])]|<\/)/.test(source.slice(at + 1, at + 40).replace(/^\s*\n[\s\S]*/, ""));

/** Behind the text that begins here; a quote without an end in its line is a sign. */
export function skipString(source: string, at: number, limit: number): number {
  const quote = source[at];
  for (let end = at + 1; end < limit; end += 1) {
    if (source[end] === "\\") end += 1;
    else if (source[end] === quote) return end + 1;
    else if (source[end] === "\n" && quote !== "`") return at + 1;
  }
  return at + 1;
}
