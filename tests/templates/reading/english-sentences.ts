import { MESSAGES } from "../../../templates/words/messages.ts";

/** Words that English sentences are made of, and the other languages have not (or not as words that stand alone). */
const ENGLISH = new Set(
  "the this that these those is are was were be been not you your we our it its they them of to from with and or for give choose please set what who which there has have had takes take address".split(
    " ",
  ),
);

/** Two such words in one line of text are a sentence; a name or a loan word has one at most. */
const ENOUGH = 2;

/**
 * What is English in a page or text, line by line, save what says of itself that it is (`lang="en"`), such as the name
 * of the newsletter or of a setting.
 */
export function listEnglishSentences(html: string): readonly string[] {
  return html
    .replace(/<head>.*?<title>(.*?)<\/title>.*?<\/head>/gs, "$1\n")
    .replace(/<(\w+)(?=[^>]* lang="en")[^>]*>.*?<\/\1>/gs, "\n")
    .replaceAll("The Example Gazette", "")
    .split(/<[^>]*>|\n/)
    .map((text) => text.trim())
    .filter((text) => countEnglish(text) >= ENOUGH && !isShared(text));
}

const countEnglish = (text: string) =>
  (text.toLowerCase().match(/[a-z']+/g) ?? []).filter((word) => ENGLISH.has(word)).length;

/** A message that is the same in English and elsewhere, such as `RSS`. */
const isShared = (text: string) =>
  Object.entries(MESSAGES).some(
    ([language, words]) => language !== "en" && Object.values(words).includes(text),
  );
