import type { MarkdownIt } from "markdown-it";
import names from "markdown-it-emoji/lib/data/full.mjs";

/** `:tada:` with no letter or digit beside it: not `10:30:45`, `std::vec::Vec`. */
const SHORTCODE = /(?<![\p{L}\p{N}:]):([a-z0-9_+-]{1,40}):(?![\p{L}\p{N}:])/gu;

/** GitHub's names of pictures (https://github.com/ikatyang/emoji-cheat-sheet) as the pictures; what is none stays. */
export const replaceEmoji = (text: string): string =>
  text.includes(":")
    ? text.replace(SHORTCODE, (whole, name: string) =>
        Object.hasOwn(names, name) ? (names[name] ?? whole) : whole,
      )
    : text;

/** In text alone: neither code nor addresses are looked at. */
export function addEmoji(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.push("emoji", ({ tokens }) => {
    for (const token of tokens.flatMap(({ children }) => children ?? []))
      if (token.type === "text") token.content = replaceEmoji(token.content);
  });
}
