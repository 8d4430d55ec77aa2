import { foldLine } from "../../core/clean-text.ts";
import { toReadText } from "./plain-text.ts";

const MAX_LENGTH = 300;
const PARAGRAPHS_TRIED = 20;

/** The first paragraph that has words of its own, not only pictures', on one line, cut at a word; empty where there is none. */
export function deriveExcerpt(safeHtml: string): string {
  const paragraphs = safeHtml.matchAll(/<p>([\s\S]*?)<\/p>/g).take(PARAGRAPHS_TRIED);
  for (const [, inner = ""] of paragraphs) {
    const beginning = inner.slice(0, 20_000);
    const own = toReadText(beginning.replace(/<img\b[^>]*>/g, ""));
    if (/[\p{L}\p{N}]/u.test(own)) return shorten(foldLine(toReadText(beginning)));
  }
  return "";
}

function shorten(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const cut = text.slice(0, MAX_LENGTH - 1);
  const end = cut.lastIndexOf(" ");
  return `${(end > MAX_LENGTH / 2 ? cut.slice(0, end) : cut).toWellFormed().trimEnd()}…`;
}
