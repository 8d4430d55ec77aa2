/** Fills two columns of a terminal or a mail (UAX #11, wide; an emoji, also one that is asked for by a selector). */
const WIDE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Hangul}\p{sc=Bopomofo}\p{sc=Yi}\p{Emoji_Presentation}\u3001-\u303f\u30a0-\u30ff\u31f0-\u31ff\u3200-\u33ff\uff01-\uff60\uffe0-\uffe6]|\ufe0f/u;
/** Takes no room: marks on a letter, joiners, direction marks. */
const NO_ROOM = /[\p{M}\p{Cf}]/gu;
/** Letters of which each is one column wide and one code unit long: Latin, Greek, Cyrillic, Armenian, and signs. */
const PLAIN =
  /^[\u0020-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u200a\u2010-\u2027\u2030-\u205e]*$/;
/** What may join with its neighbours into one character for readers. */
const JOINS = /[\p{M}\p{Cf}\p{Extended_Pictographic}\p{Regional_Indicator}\u1100-\u11ff\u0e33\u0eb3]/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What readers take for one character each. */
export const listCharacters = (text: string): readonly string[] =>
  JOINS.test(text) ? Array.from(graphemes.segment(text), ({ segment }) => segment) : [...text];

/** How many columns a line takes in letters of one width, as mails show their text part. */
export function measureText(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return listCharacters(text).reduce((sum, character) => sum + measureCharacter(character), 0);
}

const measureCharacter = (character: string): number =>
  WIDE.test(character) ? 2 : [...character.replace(NO_ROOM, "")].length;
