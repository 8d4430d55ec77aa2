import type { LinkPattern } from "./link-pattern.ts";
import type { Dialect } from "./posts-place.ts";

/** Keys that say where a text first appeared: on another site they lead readers away from the blog. */
const CANONICAL = /^canonical/i;

/** Whose key it is. */
const DIALECTS: Readonly<Record<string, Dialect>> = { permalink: "jekyll", url: "hugo" };

/**
 * The address that front matter gives, as its key means it: `permalink` has Jekyll's tokens, `url` Hugo's, and a canonical
 * address on another site is none of this blog's. Null: it gives none.
 */
export function selectGivenAddress(
  address: URL | LinkPattern | null,
  key: string,
  siteUrl: URL,
): URL | LinkPattern | null {
  if (address instanceof URL)
    return CANONICAL.test(key) && hostOf(address) !== hostOf(siteUrl) ? null : address;
  const dialect = DIALECTS[key.toLowerCase()];
  return address === null || address.dialect !== null || dialect === undefined
    ? address
    : { ...address, dialect };
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^www\./, "");
