import { fail, type Result, succeed } from "../../result.ts";
import { isGoLayout } from "./go-layout.ts";
import { isLinkToken, type LinkToken } from "./link-tokens.ts";
import type { Dialect } from "./posts-place.ts";
import { parseSectionSlice, type SectionSlice } from "./section-slice.ts";

/** A token that a pattern holds. */
export interface PatternToken {
  readonly token: LinkToken;
  /** `:lang?` says nothing in the default language. */
  readonly isOptional: boolean;
  /** Of its folders, these alone; null: all. */
  readonly slice: SectionSlice | null;
}

/** A date in Go's way, such as `:2006`. */
export interface DateLayout {
  readonly layout: string;
}

export type PatternPart = string | PatternToken | DateLayout;

/** An address below the site with tokens in it, such as `/:year/:slug/`: texts and tokens in their order. */
export interface LinkPattern {
  readonly parts: readonly PatternPart[];
  /** Whose meaning its tokens have where the place of the file does not tell; null: Gazette's own. */
  readonly dialect: Dialect | null;
}

/** The part of a pattern where it is a token. */
export const asToken = (part: PatternPart): PatternToken | null =>
  typeof part !== "string" && "token" in part ? part : null;

/** `\\:` is a colon (Hugo). */
const TOKEN = /\\:|:(\w+)(\[[^\]/]*\])?(\??)/g;
/** Where a token stands alone, so that an unknown one is no text: not `Category:x`. */
const LONE_TOKEN = /(?:^|\/):(\w+)(\[[^\]/]*\])?/g;
const SLICED = new Set<LinkToken>(["sections", "sectionslugs"]);

/** Does this address hold tokens, known or not, or colons that are said to be none? */
export const hasTokens = (text: string): boolean =>
  text.includes("\\:") ||
  [...text.matchAll(LONE_TOKEN)].length > 0 ||
  [...splitAtTokens(text)].some((part) => typeof part !== "string");

/** A failure is the names of the tokens that there are none of. `isStrict`: a colon is never text. */
export function parseLinkPattern(
  text: string,
  dialect: Dialect | null,
  isStrict = false,
): Result<LinkPattern, readonly string[]> {
  const named = [...text.matchAll(isStrict ? TOKEN : LONE_TOKEN)];
  const unknown = named.flatMap(([, name, slice = ""]) =>
    name === undefined || isKnown(name, slice) ? [] : [name + slice],
  );
  return unknown.length > 0
    ? fail([...new Set(unknown)])
    : succeed({ parts: [...splitAtTokens(text)], dialect });
}

function* splitAtTokens(text: string): Generator<PatternPart> {
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, name, slice = "", mark = ""] = match;
    const part =
      name === undefined ? ":" : readToken(name, slice, mark, isWithinWord(text, match.index, end));
    if (part === null) continue;
    yield text.slice(end, match.index);
    yield part;
    end = match.index + (name === undefined ? whole.length : 1 + lengthOf(part, name, slice));
  }
  yield text.slice(end);
}

/** `12:15` is a time of the day, and no layout. */
const isWithinWord = (text: string, at: number, end: number) =>
  at > end && /[\p{L}\p{N}]/u.test(text.charAt(at - 1));

function readToken(name: string, slice: string, mark: string, isInWord: boolean): PatternPart | null {
  const token = findToken(name);
  if (token === null) return isGoLayout(name) && !isInWord ? { layout: name } : null;
  return {
    token,
    isOptional: mark === "?" && token === "lang" && name === token,
    slice: SLICED.has(token) && name === token ? parseSectionSlice(slice) : null,
  };
}

/** How much of what follows the colon the part stands for. */
function lengthOf(part: PatternPart, name: string, slice: string): number {
  const token = asToken(part);
  if (token === null) return name.length;
  return token.token.length + (token.slice === null ? 0 : slice.length) + (token.isOptional ? 1 : 0);
}

function isKnown(name: string, slice: string): boolean {
  const token = findToken(name);
  if (slice === "") return token !== null || isGoLayout(name);
  return token !== null && SLICED.has(token) && parseSectionSlice(slice) !== null;
}

/** `:month_:day` has a token `month`: Jekyll's rule for a line behind a token. */
function findToken(name: string): LinkToken | null {
  const candidates = [name, name.replace(/_$/, "")];
  return candidates.find(isLinkToken) ?? null;
}
