/** Colours and cursor moves of a terminal (ECMA-48 control sequences), as they come along when a log is pasted. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
const TERMINAL_SEQUENCE = /\u001b\[[0-9;?]{0,40}[ -/]{0,4}[@-~]/g;

/** Everything that is no `Char` of XML 1.0, section 2.2: one such character makes a whole feed unreadable. */
const ILLEGAL_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The text with nothing in it that XML 1.0 forbids; tabs and line breaks stay. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(TERMINAL_SEQUENCE, "").replace(ILLEGAL_IN_XML, "");
}

/** One line: control characters, line breaks and runs of blanks become one space. Fit for a title or a header. */
export function foldLine(text: string): string {
  return cleanText(text)
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
    .trim();
}

/** Nothing in it shows: blanks, control and format characters, fillers (Unicode's Default_Ignorable_Code_Point, Braille's blank). */
const NOTHING_VISIBLE = /^[\s\p{Z}\p{Cc}\p{Cf}\p{DI}\u2800]*$/u;

/** Is there nothing to read? A title of zero-width spaces is as empty as one of blanks. */
export const isBlank = (text: string): boolean => NOTHING_VISIBLE.test(text);
