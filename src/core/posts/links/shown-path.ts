/** The page of its folder. */
export const INDEX = /(^|\/)_?index$/i;
/** Folders of a repository that no generator shows in its addresses. */
const UNSHOWN = /^(src\/(content|pages)|content)\//;

export const cutUnshown = (stem: string): string => stem.replace(UNSHOWN, "");

/** The parts of a path that a site shows: not `index`, which is the page of its folder. */
export const listShown = (stem: string): readonly string[] =>
  stem
    .replace(INDEX, "")
    .split("/")
    .filter((segment) => segment !== "");
