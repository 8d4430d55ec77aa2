import { deriveShortHash } from "./short-hash.ts";

/** Longer slugs end in a hash of the whole, so that they stay different. */
const MAX_LENGTH = 80;
const KEPT_LENGTH = 60;

/** Blanks and hyphens of every kind: `Soft Skills`, `soft-skills` and `soft\u2011skills` are one topic. */
const BLANKS_AND_HYPHENS = /[\s\p{Z}\u002d\u2010-\u2015\u2212\ufe58\ufe63\uff0d]+/gu;
/**
 * What nobody sees: control and format characters, variation selectors (`❤` with or without one). Joiners stay, which
 * change letters in Persian, Hindi or Sinhala and make one picture of several, and so do the tags that flags are made of.
 */
const INVISIBLE = /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])(?:[\p{Cc}\p{Cf}]|\ufe0e|\ufe0f|\u034f)/gu;
/** Joiners that join nothing. */
const LOOSE_JOINERS = /^(?:\u200c|\u200d|-)+|(?:\u200c|\u200d|-)+$/g;
/** What lists of topics are separated by (`,` in addresses, `;` in CSV) and what an address cannot hold even when encoded. */
const SEPARATORS = /[,;/\\%]/g;

/**
 * The identity of a topic: letters, marks, digits, pictures and signs of every script as they are (`c`, `c++`, `c#`,
 * `.net`, `दिन`), without letter case, blanks as hyphens. A slug's own slug is itself. It stands in addresses, encoded.
 *
 * Letter case is folded as Unicode does, whatever the language, with two exceptions: Turkish `İ` is an `i`, and the Greek
 * `ς` at the end of a word a `σ`. So `ı` and `i`, which tell Turkish words apart, stay different.
 */
export function deriveTopicSlug(name: string): string {
  const slug = name
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .toLowerCase()
    .replace(/i\u0307/g, "i")
    .replace(/ς/g, "σ")
    .replace(SEPARATORS, (sign) => `~${sign.charCodeAt(0).toString(16)}`)
    .replace(BLANKS_AND_HYPHENS, "-")
    .replace(LOOSE_JOINERS, "")
    .normalize("NFC");
  const signs = [...slug];
  if (signs.length <= MAX_LENGTH) return slug;
  return `${signs.slice(0, KEPT_LENGTH).join("")}~${deriveShortHash([slug])}`;
}
