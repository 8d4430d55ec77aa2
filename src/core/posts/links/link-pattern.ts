import { fail, type Result, succeed } from "../../result.ts";
import { isLinkToken, type LinkToken } from "./link-tokens.ts";
import type { Dialect } from "./posts-place.ts";

/** A token that a pattern holds; `isOptional`: `:lang?` says nothing in the default language. */
export interface PatternToken {
  readonly token: LinkToken;
  readonly isOptional: boolean;
}

/** An address below the site with tokens in it, such as `/:year/:slug/`: texts and tokens in their order. */
export interface LinkPattern {
  readonly parts: readonly (string | PatternToken)[];
  /** Whose meaning its tokens have where the place of the file does not tell; null: Gazette's own. */
  readonly dialect: Dialect | null;
}

const TOKEN = /:(\w+)(\??)/g;
/** Where a token stands alone, so that an unknown one is no text: not `Category:x`. */
const LONE_TOKEN = /(?:^|\/):(\w+)/g;

/** Does this address hold tokens, known or not? */
export const hasTokens = (text: string): boolean =>
  [...text.matchAll(LONE_TOKEN)].length > 0 ||
  [...text.matchAll(TOKEN)].some(([, name = ""]) => findToken(name) !== null);

/** A failure is the names of the tokens that there are none of. `isStrict`: a colon is never text. */
export function parseLinkPattern(
  text: string,
  dialect: Dialect | null,
  isStrict = false,
): Result<LinkPattern, readonly string[]> {
  const named = [...text.matchAll(isStrict ? TOKEN : LONE_TOKEN)].map(([, name = ""]) => name);
  const unknown = named.filter((name) => findToken(name) === null);
  return unknown.length > 0
    ? fail([...new Set(unknown)])
    : succeed({ parts: [...splitAtTokens(text)], dialect });
}

function* splitAtTokens(text: string): Generator<string | PatternToken> {
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const token = findToken(match[1] ?? "");
    if (token === null) continue;
    yield text.slice(end, match.index);
    const isOptional = match[2] === "?" && token === "lang" && match[1] === token;
    yield { token, isOptional };
    end = match.index + 1 + token.length + (isOptional ? 1 : 0);
  }
  yield text.slice(end);
}

/** `:month_:day` has a token `month`: Jekyll's rule for a line behind a token. */
function findToken(name: string): LinkToken | null {
  const candidates = [name, name.replace(/_$/, "")];
  return candidates.find(isLinkToken) ?? null;
}
