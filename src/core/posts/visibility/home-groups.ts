import { readTruth, saysNothing } from "./read-home-value.ts";

/** Keys whose value is a little language of its own. Null where it says nothing against the public. */
export function explainHomeGroup(folded: string, value: unknown): string | null {
  if (saysNothing(value)) return null;
  if (folded === "build") return explainBuild(value);
  if (folded === "robots") return isNoIndex(value) ? "hidden from search engines (robots)" : null;
  if (folded === "sitemap" && isExcluded(value)) return "excluded (sitemap)";
  return folded === "permalink" && value === false ? "excluded (permalink: false)" : null;
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

/** Hugo and Eleventy: `sitemap: {disable: true}`, `{exclude: true}`, `{ignore: true}`. */
function isExcluded(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const sitemap = new Map<string, unknown>(Object.entries(value));
  return ["disable", "exclude", "ignore"].some((key) => readTruth(sitemap.get(key)) === true);
}
