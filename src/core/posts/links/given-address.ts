import type { LinkPattern } from "./link-pattern.ts";

/** Keys that say where a text first appeared: on another site they lead readers away from the blog. */
const CANONICAL = /^canonical/i;

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
  const isJekylls = address !== null && address.dialect === null && key.toLowerCase() === "permalink";
  return isJekylls ? { ...address, dialect: "jekyll" } : address;
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^www\./, "");
