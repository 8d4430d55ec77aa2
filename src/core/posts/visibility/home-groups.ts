import { foldKey } from "./fold-key.ts";
import { readTruth, saysNothing } from "./read-home-value.ts";

/** Keys whose value is a little language of its own. Null where it says nothing against the public. */
export function explainHomeGroup(folded: string, value: unknown): string | null {
  if (saysNothing(value)) return null;
  if (folded === "build") return explainBuild(value);
  if (folded === "robots") return isNoIndex(value) ? "hidden from search engines (robots)" : null;
  if (folded === "index" && isKeptFromIndex(value)) return "hidden from search engines (index)";
  if (LISTS.has(folded) && isExcluded(value)) return `excluded (${folded})`;
  return folded === "permalink" && String(value) === "false" ? "excluded (permalink: false)" : null;
}

/**
 * Hugo's `build` (once `_build`): a page that is listed nowhere, or that nobody renders, is not for the public. `list`
 * is `always`, `local` or `never`; `render` is `always`, `link` or `never`; both were truth values once.
 */
function explainBuild(value: unknown): string | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "unclear (build)";
  const build = new Map<string, unknown>(Object.entries(value)); // front matter may be named `__proto__`
  const closed = ["list", "render"].find((key) => {
    const word = build.get(key);
    return !saysNothing(word) && readTruth(word) !== true && word !== "always";
  });
  return closed === undefined ? null : `unlisted (build.${closed}: ${String(build.get(closed))})`;
}

/** `noindex, nofollow`, `[noindex]`, `{index: false}`, `{noindex: true}`. */
function isNoIndex(value: unknown): boolean {
  if (typeof value === "string") return /\b(noindex|none)\b/i.test(value);
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return value.some(isNoIndex);
  const robots = new Map<string, unknown>(Object.entries(value));
  return readTruth(robots.get("index")) === false || readTruth(robots.get("noindex")) === true;
}

/** `index: false`, `index: noindex`; not `index: 0`, which is the place of a chapter. */
const isKeptFromIndex = (value: unknown): boolean =>
  isNoIndex(value) || (typeof value !== "number" && value !== "0" && readTruth(value) === false);

/** Places where a site lists its posts, with switches of their own. */
const LISTS = new Set(
  "sitemap feed feeds rss atom list listing home homepage blog archive collection collections".split(" "),
);
const HIDING = new Set(
  "disable disabled exclude excluded ignore ignored hide hidden skip omit noindex unlisted".split(" "),
);
const SHOWING = new Set(
  "enable enabled include included show visible listed index publish render".split(" "),
);

/** Hugo and Eleventy: `sitemap: {disable: true}`, `{exclude: true}`, `{ignore: true}`; `feed: {enable: false}`, `rss: hidden`. */
function isExcluded(value: unknown): boolean {
  if (typeof value === "string") return HIDING.has(foldKey(value));
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(value).some(([key, given]) => {
    const truth = readTruth(given);
    return truth === true ? HIDING.has(foldKey(key)) : truth === false && SHOWING.has(foldKey(key));
  });
}
