/**
 * What one character is worth in words, in scripts that put no blanks between words, or that are read by the syllable:
 * at 230 words a minute about 380 Chinese characters, 460 kana, 510 Korean syllables and 1,150 Thai letters a minute.
 */
const RATES: readonly (readonly [RegExp, number])[] = [
  [/\p{sc=Han}+/gu, 0.6],
  [/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\p{sc=Yi}ー]+/gu, 0.5],
  [/\p{sc=Hangul}+/gu, 0.45],
  [/[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/gu, 0.2],
];

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

/**
 * The length of a text in words as a person counts them: the addresses of links are none, and what has no words to
 * count is worth as many as take the same time to read.
 */
export function countWords(text: string): number {
  const read = text.replace(/\((?:https?|mailto):[^()\s]*\)/g, "");
  const weights = RATES.map(([script, rate]) => countCharacters(read.match(script) ?? []) * rate);
  const others = RATES.reduce((rest, [script]) => rest.replace(script, " "), read);
  return Math.ceil(weights.reduce((sum, weight) => sum + weight, others.match(WORD)?.length ?? 0));
}

const countCharacters = (runs: readonly string[]) => runs.reduce((sum, run) => sum + [...run].length, 0);
