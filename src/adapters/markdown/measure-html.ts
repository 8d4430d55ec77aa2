/** Start or end tags; `[^<>]` ends the match at the next tag, so that unclosed ones cost no quadratic time. */
const TAG = /<(\/?)([a-z][a-z0-9-]*)[^<>]*>/gi;

/** Without content, or closed by the parser itself at the next of their kind. */
const NEVER_DEEP = new Set(
  "area base br col embed hr img input link meta source track wbr p li dt dd tr td th option".split(" "),
);

export interface HtmlSize {
  /** Start tags. */
  readonly elements: number;
  /** About how deep elements lie in each other at most. */
  readonly depth: number;
}

/** How large some HTML is for the parsers that follow: time grows with the elements, and with the square of the depth. */
export function measureHtml(html: string): HtmlSize {
  let elements = 0;
  let depth = 0;
  let deepest = 0;
  for (const [, slash, name = ""] of html.matchAll(TAG)) {
    if (slash === "") elements += 1;
    if (NEVER_DEEP.has(name.toLowerCase())) continue;
    depth = slash === "/" ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return { elements, depth: deepest };
}
