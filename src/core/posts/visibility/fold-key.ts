/** A key or a word without case, accents and signs, in any script: `Is Draft`, `is_draft` and `isDraft` are one. */
export const foldKey = (key: string): string =>
  key
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/** Such words, written with blanks between them, as one alternative of a pattern for what was folded. */
export const matchAny = (words: string): string => `(?:${words.split(" ").map(foldKey).join("|")})`;
