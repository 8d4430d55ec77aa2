import { TOKEN_LENGTH } from "./link-token.ts";

/** Longer than any link that we send, with all that mail programs and campaigns hang on to it. */
const LONGEST_TEXT = 4096;
/** Each is a signature to compute: more is no damage but an attempt. */
const MOST_CANDIDATES = 24;

/**
 * The texts that could be the token of a damaged link, likeliest first. Mail programs glue punctuation to a link, break
 * its line, encode it once more or not at all (HTML, percent signs, quoted-printable) and append parameters; none of
 * that changes the letters of the token. The signature decides which candidate is right, so nothing is guessed here.
 */
export function listTokenCandidates(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) => spellAnew(text.slice(0, LONGEST_TEXT)).flatMap(findTokens));
  return [...new Set([...texts, ...found])].slice(0, MOST_CANDIDATES);
}

/** The text as it came, without its encodings, without what broke its lines, and with both as quoted-printable writes them. */
function spellAnew(text: string): readonly string[] {
  const decoded = decodeRepeatedly(text);
  const joined = joinLines(decoded);
  return [text, joined, joined.replaceAll(/=3D/gi, "="), joinLines(decoded.replaceAll(/-\s+/g, ""))];
}

/** At most as often as a link passes through programs that encode. */
function decodeRepeatedly(text: string, times = 4): string {
  const decoded = decodeEntities(decodePercent(text));
  return times === 1 || decoded === text ? decoded : decodeRepeatedly(decoded, times - 1);
}

/** Sequence by sequence: one that is broken stays as it is (RFC 3986, section 2.1). */
const decodePercent = (text: string) =>
  text.replaceAll(/(?:%[0-9a-f]{2})+/gi, (sequence) => {
    try {
      return decodeURIComponent(sequence);
    } catch {
      return sequence; // URIError: no UTF-8, and so nothing of ours
    }
  });

const decodeEntities = (text: string) =>
  text
    .replaceAll(/&amp;|\\u0026/gi, "&")
    .replaceAll(/&equals;|&#0*61;|&#x0*3d;|\\u003d/gi, "=")
    .replaceAll(/&(?:#\d+|#x[0-9a-f]+|[a-z]+);/gi, " ");

/** Blanks of all kinds, quotation marks of replies and soft breaks (RFC 2045, section 6.7) go; dashes become what they were. */
const joinLines = (text: string) =>
  text
    .replaceAll(/\u034f|[\p{Cf}\p{Z}\t\v\f+]/gu, "")
    .replaceAll(/=?(?:\r\n?|\n)>*/g, "")
    .replaceAll(/[\u2010\u2011\u2013\u2212]/g, "-")
    .replaceAll("\u2014", "--");

/** Runs of a token's letters that are long enough, from both ends; and what follows `token`, whatever stands between its letters. */
function findTokens(text: string): readonly string[] {
  const runs = text.match(/[\w-]+/g) ?? [];
  const marked = text.split(/token/i).slice(1);
  return [...runs, ...marked.map((rest) => rest.replaceAll(/[^\w-]/g, ""))]
    .filter((run) => run.length >= TOKEN_LENGTH)
    .flatMap((run) => [run.slice(0, TOKEN_LENGTH), run.slice(-TOKEN_LENGTH)]);
}
