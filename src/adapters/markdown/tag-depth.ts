/** Start or end tags; `[^<>]` ends the match at the next tag, so that unclosed ones cost no quadratic time. */
const TAG = /<(\/?)([a-z][a-z0-9-]*)[^<>]*>/gi;

/** Without content, or closed by the parser itself at the next of their kind. */
const NEVER_DEEP = new Set(
  "area base br col embed hr img input link meta source track wbr p li dt dd tr td th option".split(" "),
);

/** About how deep the elements of some HTML lie in each other at most. Parsers take quadratic time in this. */
export function deriveTagDepth(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name = ""] of html.matchAll(TAG)) {
    if (NEVER_DEEP.has(name.toLowerCase())) continue;
    depth = slash === "/" ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
