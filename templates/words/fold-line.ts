/** Line breaks, control characters and what turns the direction of the text around it (Unicode's bidi controls). */
const FOLDED = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\s]+/gu;

/** One line without control characters, fit for a subject, a heading or a line of plain text. */
export function foldLine(text: string): string {
  return text.toWellFormed().replace(FOLDED, " ").trim();
}

/** At most `maximum` UTF-16 units, an ellipsis included where something was cut; never half a character. */
export function shortenLine(line: string, maximum: number): string {
  if (line.length <= maximum) return line;
  let kept = "";
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(line)) {
    if (kept.length + segment.length > maximum - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
