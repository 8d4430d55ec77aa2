import { skipString } from "./read-statement.ts";

/** What an attribute holds: a text, or an expression of JavaScript. */
export interface AttributeValue {
  readonly text: string;
  readonly isExpression: boolean;
}

/** A tag of JSX. */
export interface JsxTag {
  /** Empty: a fragment. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly isSelfClosing: boolean;
  readonly attributes: ReadonlyMap<string, AttributeValue>;
  readonly end: number;
}

const MAX_LENGTH = 20_000;
const NAME = /<(\/?)([A-Za-z][\w.-]*)?/y;
const ATTRIBUTE = /\s*([\w:@.-]+)(\s*=\s*)?/y;
const BLANKS = /\s*/y;

/** The tag that begins here, with braces and quotes in its attributes; null: there is none. */
export function readElement(source: string, at: number): JsxTag | null {
  NAME.lastIndex = at;
  const match = NAME.exec(source);
  if (match === null) return null;
  const name = match[2] ?? "";
  const limit = Math.min(source.length, at + MAX_LENGTH);
  const attributes = new Map<string, AttributeValue>();
  let cursor = NAME.lastIndex;
  while (cursor < limit) {
    cursor = skip(BLANKS, source, cursor);
    const closing = /^\s*(\/?)\s*>/.exec(source.slice(cursor, cursor + 20));
    if (closing !== null)
      return {
        name,
        isClosing: match[1] === "/",
        isSelfClosing: closing[1] === "/",
        attributes,
        end: cursor + closing[0].length,
      };
    if (name === "") return null;
    const next = readAttribute(source, cursor, limit, attributes);
    if (next === null) return null;
    cursor = next;
  }
  return null;
}

function readAttribute(
  source: string,
  at: number,
  limit: number,
  attributes: Map<string, AttributeValue>,
): number | null {
  if (source[at] === "{") return findBraceEnd(source, at, limit);
  ATTRIBUTE.lastIndex = at;
  const match = ATTRIBUTE.exec(source);
  if (match === null) return null;
  const [, name = "", sign] = match;
  const from = ATTRIBUTE.lastIndex;
  if (sign === undefined) {
    attributes.set(name, { text: "", isExpression: false });
    return from;
  }
  const quote = source[from];
  const isExpression = quote === "{";
  const end = isExpression ? findBraceEnd(source, from, limit) : findQuoteEnd(source, from, limit);
  if (end === null) return null;
  attributes.set(name, { text: source.slice(from + 1, end - 1), isExpression });
  return end;
}

/** Texts of JSX know no escapes and go over lines. */
function findQuoteEnd(source: string, at: number, limit: number): number | null {
  const quote = source[at] ?? "";
  if (quote !== '"' && quote !== "'") return null;
  const length = source.slice(at + 1, limit).indexOf(quote);
  return length === -1 ? null : at + length + 2;
}

/** Behind the brace that closes the one here; braces within texts and comments do not count. */
export function findBraceEnd(source: string, at: number, limit: number): number | null {
  let depth = 0;
  for (let cursor = at; cursor < limit; ) {
    const sign = source[cursor] ?? "";
    if (sign === '"' || sign === "'" || sign === "`") cursor = skipString(source, cursor, limit);
    else if (source.startsWith("/*", cursor)) {
      const length = source.slice(cursor + 2, limit).indexOf("*/");
      if (length === -1) return null;
      cursor += length + 4;
    } else {
      if (sign === "{") depth += 1;
      if (sign === "}") depth -= 1;
      cursor += 1;
      if (depth === 0) return cursor;
    }
  }
  return null;
}

function skip(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(source) ? pattern.lastIndex : at;
}
