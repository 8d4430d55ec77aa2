import { foldLine } from "../../core/clean-text.ts";
import { replaceEmoji } from "./dialects/rules/emoji.ts";

const CODE = /(`+)(?!`)(.+?)(?<!`)\1(?!`)/g;
/** Pictures and links leave their words. */
const LINK = /!?\[([^[\]]*)\]\([^()\s]*(?:\s+"[^"]*")?\)/g;
/** Signs of emphasis that stand close to the words between them; `__init__` and `*nix` are none. */
const EMPHASIS = /(?<![\w*])(\*\*|~~|\*|_(?!_))(?=[^\s*_~])([^*~]*?[^\s*_~])\1(?![\w*_])/g;

/**
 * A title on one line as it is read: the signs of code, links and emphasis are gone, `:tada:` is the picture. What is code
 * stays as it was written.
 */
export function renderTitle(title: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const match of title.matchAll(CODE)) {
    parts.push(readWords(title.slice(end, match.index)), (match[2] ?? "").trim());
    end = match.index + match[0].length;
  }
  parts.push(readWords(title.slice(end)));
  return foldLine(parts.join(""));
}

const readWords = (text: string) =>
  replaceEmoji(text.replace(LINK, "$1").replace(EMPHASIS, "$2").replace(EMPHASIS, "$2"));
