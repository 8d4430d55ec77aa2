/** No address comes near it, whatever was pasted around it. */
const LONGEST_TYPED = 10_000;

const NOT_SEEN = /^[\s\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}]$/u;

/**
 * What shows nothing wherever it stands: soft hyphens, zero-width spaces, byte order marks, direction marks. Not the
 * joiners, which tell one domain from another (RFC 5892, appendix A), and not what turns the order of the letters around
 * it: an address with those inside is not the one that is seen, and is refused.
 */
const INVISIBLE = /(?!\u200c|\u200d|[\u202a-\u202e\u2066-\u2069])\p{Default_Ignorable_Code_Point}/gu;

/** Full-width forms and the small commercial at, as East Asian keyboards write them. */
const WIDE_FORMS = /[\uff01-\uff5e\ufe6b]/g;

/**
 * An address as its writer saw it: nothing that cannot be seen around it or in it, in the letters that mail knows. So
 * one address that was copied from a page, a spreadsheet or a phone cannot become two subscribers.
 */
export function cleanTypedAddress(input: string): string {
  if (input.length > LONGEST_TYPED) return input; // and is refused for its length
  const characters = [...input];
  const isSeen = (character: string) => !NOT_SEEN.test(character);
  const seen = characters.slice(characters.findIndex(isSeen), characters.findLastIndex(isSeen) + 1);
  return seen
    .join("")
    .replace(INVISIBLE, "")
    .replace(WIDE_FORMS, (form) => form.normalize("NFKC"))
    .normalize("NFC");
}
