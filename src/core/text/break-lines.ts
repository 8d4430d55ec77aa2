import { listCharacters, measureText } from "./display-width.ts";

/** Scripts without blanks: a line may end after any character of theirs. */
const ANYWHERE =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Yi}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
/** Scripts without blanks whose words a dictionary knows. */
const BY_DICTIONARY = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const HANGUL = /\p{sc=Hangul}/u;
/** Begins no line (JIS X 4051): closing marks, full stops, small kana, marks of a letter. */
const CLINGS =
  /^[、。，．・：；？！）」』】〕〉》〙〗”’…‥ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)\]}%\p{M}\p{Cf}]/u;
/** Ends no line. */
const HOLDS = /[（「『【〔〈《〘〖“‘([{]$/u;
const ADDRESS = /^\p{P}{0,3}(?:https?:\/\/|mailto:)/u;

const words = new Intl.Segmenter("th", { granularity: "word" });

/**
 * One paragraph in lines of at most so many columns. Lines end at blanks; in Chinese and Japanese between characters, in
 * Thai and its neighbours between words, in Korean between syllables where a word alone is too long. What has no such
 * place, such as an address, stays whole. The templates wrap by the same rule (templates/mail/wrap-text.ts).
 */
export function breakLines(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line: string | null = null;
  let width = 0;
  for (const word of text.split(" ")) {
    for (const [index, piece] of listPieces(word, columns).entries()) {
      const gap = index === 0 ? " " : "";
      const own = measureText(piece);
      const fits: boolean = line !== null && width + gap.length + own <= columns;
      if (line !== null && !fits) lines.push(line);
      line = fits ? `${line}${gap}${piece}` : piece;
      width = fits ? width + gap.length + own : own;
    }
  }
  return line === null ? lines : [...lines, line];
}

/** A word in the parts between which a line may end. */
function listPieces(word: string, columns: number): readonly string[] {
  if (ADDRESS.test(word)) return [word];
  if (ANYWHERE.test(word)) return joinPieces(listCharacters(word), (part) => ANYWHERE.test(part));
  if (measureText(word) <= columns) return [word];
  if (BY_DICTIONARY.test(word)) {
    const parts = Array.from(words.segment(word), ({ segment }) => divideLong(segment, columns)).flat();
    return joinPieces(parts, (part) => BY_DICTIONARY.test(part));
  }
  return HANGUL.test(word) ? joinPieces(listCharacters(word), (part) => HANGUL.test(part)) : [word];
}

/** Where the platform has no dictionary, a whole sentence counts as a word. */
const divideLong = (part: string, columns: number): readonly string[] =>
  measureText(part) > columns && BY_DICTIONARY.test(part) ? listCharacters(part) : [part];

/** Parts as they are, but those together between which no line may end. */
function joinPieces(parts: readonly string[], isFree: (part: string) => boolean): readonly string[] {
  const pieces: string[] = [];
  let before = "";
  for (const part of parts) {
    const mayEnd = !HOLDS.test(before) && !CLINGS.test(part) && (isFree(before) || isFree(part));
    const last = mayEnd ? undefined : pieces.pop();
    pieces.push(`${last ?? ""}${part}`);
    before = part;
  }
  return pieces.length === 0 ? [""] : pieces;
}
