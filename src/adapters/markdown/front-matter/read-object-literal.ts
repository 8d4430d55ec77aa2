/** Deeper than any front matter in earnest. */
const MAX_DEPTH = 20;

/** Where a reader stands in the text, and how deep. */
interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
}

/** What is no literal, such as a call or a name. */
const UNKNOWN = Symbol("unknown");

const BLANKS = /(?:\s|\/\/[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/y;
const STRING = /"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|`((?:[^`\\$]|\\[\s\S]|\$(?!\{))*)`/y;
const WORD = /[\w$.+-]+/y;
const DATE = /new\s+Date\(\s*(?=["'`])/y;
const SPREAD = /\.\.\.\s*[\w$.]+/y;
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\n": "" };

/**
 * The object literal of JavaScript that begins at a brace, and where it ends; null where it holds more than literals of
 * which no end is found. Nothing is run: a value that is no text, number, list or object is left out.
 */
export function readObjectLiteral(
  text: string,
  start: number,
): { readonly value: Readonly<Record<string, unknown>>; readonly end: number } | null {
  const cursor: Cursor = { text, at: start, depth: 0 };
  const value = readObject(cursor);
  return value === null ? null : { value, end: cursor.at };
}

function readObject(cursor: Cursor): Record<string, unknown> | null {
  const entries: [string, unknown][] = [];
  const isRead = readParts(cursor, "{", "}", () => {
    if (take(cursor, SPREAD) !== null) return true;
    const key = readString(cursor) ?? take(cursor, WORD);
    skipBlanks(cursor);
    if (key === null || cursor.text[cursor.at] !== ":") return false;
    cursor.at += 1;
    const value = readValue(cursor);
    if (value === null) return false;
    if (value.known !== UNKNOWN) entries.push([key, value.known]);
    return true;
  });
  return isRead ? Object.fromEntries(entries) : null;
}

function readArray(cursor: Cursor): unknown[] | null {
  const items: unknown[] = [];
  const isRead = readParts(cursor, "[", "]", () => {
    const value = readValue(cursor);
    if (value !== null && value.known !== UNKNOWN) items.push(value.known);
    return value !== null;
  });
  return isRead ? items : null;
}

/** Parts with commas between them, and maybe behind the last. */
function readParts(cursor: Cursor, open: string, close: string, readPart: () => boolean): boolean {
  if (cursor.text[cursor.at] !== open || cursor.depth >= MAX_DEPTH) return false;
  cursor.at += 1;
  cursor.depth += 1;
  for (skipBlanks(cursor); cursor.text[cursor.at] !== close; skipBlanks(cursor)) {
    if (cursor.at >= cursor.text.length || !readPart()) return false;
    skipBlanks(cursor);
    if (cursor.text[cursor.at] === ",") cursor.at += 1;
    else if (cursor.text[cursor.at] !== close) return false;
  }
  cursor.at += 1;
  cursor.depth -= 1;
  return true;
}

function readValue(cursor: Cursor): { readonly known: unknown } | null {
  skipBlanks(cursor);
  const isDate = take(cursor, DATE) !== null;
  const text = readString(cursor);
  if (text !== null) {
    if (isDate) take(cursor, /\s*\)/y);
    return { known: text };
  }
  const sign = cursor.text[cursor.at];
  const group = sign === "{" ? readObject(cursor) : sign === "[" ? readArray(cursor) : null;
  if (group !== null) return { known: group };
  if (sign === "{" || sign === "[") return null;
  const word = take(cursor, WORD);
  return word === null ? null : { known: readWord(word) };
}

function readWord(word: string): unknown {
  if (word === "true" || word === "false") return word === "true";
  if (word === "null") return null;
  return /^-?[\d.]+$/.test(word) ? word : UNKNOWN;
}

function readString(cursor: Cursor): string | null {
  STRING.lastIndex = cursor.at;
  const match = STRING.exec(cursor.text);
  if (match === null) return null;
  cursor.at = STRING.lastIndex;
  const raw = match[1] ?? match[2] ?? match[3] ?? "";
  return raw.replace(/\\([\s\S])/g, (_, sign: string) => ESCAPES[sign] ?? sign);
}

function skipBlanks(cursor: Cursor): void {
  take(cursor, BLANKS);
}

/** What the sticky pattern finds right here. */
function take(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match !== null) cursor.at = pattern.lastIndex;
  return match?.[0] ?? null;
}
