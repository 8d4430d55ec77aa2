/** A path that may have been meant, and what was taken off its end to get there. */
export interface NearbyPath {
  readonly path: string;
  readonly rest: string;
}

/** What mail programs and people leave at the end of an address. */
const STUCK = /[\s.,;:!?*_~|`'"<>()[\]{}«»‘’“”…]+$/u;

/**
 * What a path may have meant, nearest first: with one slash for several and none at its end, without `index.html`, without
 * the marks stuck to it, in small letters, and without what belongs behind a question mark. Each begins with one slash and
 * no more, so that none leads to another host.
 */
export function listNearbyPaths(path: string): readonly NearbyPath[] {
  const plain = tidy(decode(path));
  const unstuck = tidy(plain.replace(STUCK, ""));
  const cut = tidy(plain.replace(/[?&=;#%].*$/s, ""));
  const parent = tidy(plain.replace(/\/[^/]*$/, ""));
  const whole = [plain, unstuck, plain.toLowerCase(), unstuck.toLowerCase()].map((near) => ({
    path: near,
    rest: "",
  }));
  const parts = [cut, parent].map((near) => ({ path: near.toLowerCase(), rest: plain.slice(near.length) }));
  return [...whole, ...parts].filter((near) => near.path !== path && (near.path !== "/" || near.rest === ""));
}

const tidy = (path: string) =>
  `/${path}`
    .replaceAll(/[/\\]+/g, "/")
    .replace(/\/index\.html?$/i, "")
    .replace(/(?<=.)\/$/, "") || "/";

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // URIError: it means nothing else than what it says
  }
}
