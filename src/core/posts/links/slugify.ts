/** Letters that no decomposition turns into plain ones, as Hexo spells them. */
const PLAIN: Readonly<Record<string, string>> = {
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  đ: "d",
  Đ: "D",
  ł: "l",
  Ł: "L",
};

/** Jekyll's `:slug`: letters, marks and digits of every script in small letters, a hyphen for all else. */
export const slugifyAsJekyll = (text: string): string =>
  hyphenate(text, /[^\p{M}\p{L}\p{Nd}]+/gu).toLowerCase();

/** Jekyll's `:title`: keeps letter case and the signs that an address shows as they are. */
export const prettifyAsJekyll = (text: string): string =>
  hyphenate(text, /[^\p{M}\p{L}\p{Nd}._~!$&'()+,;=@]+/gu);

/**
 * Hugo's way with a title or a name: small letters, a hyphen for blanks, no other signs (`Don't panic!` is `dont-panic`).
 * Accents stay.
 */
export const slugifyAsHugo = (text: string): string =>
  text
    .replace(/[^\p{M}\p{L}\p{Nd}\s/\\._#+~@-]/gu, "")
    .trim()
    .replace(/\s*-\s*|\s+/gu, "-")
    .toLowerCase();

/** Hexo's way with a title or a category: no accents on Latin letters, a hyphen for blanks and ASCII signs. */
export const slugifyAsHexo = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .normalize("NFC")
    .replace(/[æÆœŒøØđĐłŁ]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, "-")
    .replace(/^-|-$/g, "");

const hyphenate = (text: string, others: RegExp) => text.replace(others, "-").replace(/^-|-$/g, "");
