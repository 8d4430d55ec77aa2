/** RFC 5322: what stands in quotation marks may hold anything, commas and angle brackets too. */
const QUOTED = /"(?:\\.|[^"\\])*"/gs;
const COMMENT = /\([^()]*\)/g;
/** The last: a name may have brackets of its own. */
const IN_BRACKETS = /<([^<>]*)>[^<>]*$/;
/** No recipient comes near it, and no search through one takes long. */
const LONGEST = 2000;

/**
 * The address of a recipient as mail writes one: without the name before it, the angle brackets, or a comment. Of several the
 * first; a text that is no such recipient as it came.
 */
export function stripName(recipient: string): string {
  if (recipient.length > LONGEST) return recipient;
  const bare = recipient.replace(QUOTED, "").replace(COMMENT, "");
  const first = bare.split(",").find((part) => part.includes("@"));
  if (first === undefined || first.trim().startsWith("@")) return recipient.trim(); // a mailbox in quotation marks
  return (IN_BRACKETS.exec(first)?.[1] ?? first).trim();
}
