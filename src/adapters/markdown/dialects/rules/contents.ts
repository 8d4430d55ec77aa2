import type { MarkdownIt, Token } from "markdown-it";

/** `[[toc]]`, `[toc]`, `[[_TOC_]]`, `{:toc}`, `${toc}`: the place of a table that the site makes. */
const PLACE =
  /^(?:\[{1,2}_?(?:toc|table[ -]of[ -]contents)_?\]{1,2}|\$\{toc\}|@\[toc\](?:\([^()]*\))?|<!--\s*toc\s*-->)$/i;
/** The heading above it, as themes look for it (AstroPaper: https://github.com/satnaing/astro-paper). */
const HEADING =
  /^(?:table of contents|contents|toc|índice|tabla de contenidos|table des matières|sommaire|inhaltsverzeichnis|inhalt|sumário|conteúdo|جدول المحتويات|المحتويات)$/i;
/** kramdown's list, which its mark makes the table: `* TOC` above `{:toc}`. */
const LIST =
  /^(?:toc|table of contents|this will become a table of contents.*|placeholder|.{0,40})\s*\{:\s*toc\b[^{}]*\}\s*$/is;

/** Tables of contents are made by the site: their places go, and so do headings with nothing below them. */
export function addContents(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.after("block", "contents", (state) => {
    const places = dropPlaces(state.tokens);
    state.tokens = dropEmptyHeadings(places);
  });
}

function dropPlaces(tokens: readonly Token[]): Token[] {
  const dropped = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "inline") continue;
    const text = token.content.trim();
    if (PLACE.test(text)) for (const part of [index - 1, index, index + 1]) dropped.add(part);
    else if (/\{:\s*toc\b/.test(text) && LIST.test(text))
      for (const part of spanList(tokens, index)) dropped.add(part);
  }
  return dropped.size === 0 ? [...tokens] : tokens.filter((_, index) => !dropped.has(index));
}

/** The list of one item around a place; nothing but the paragraph where it stands in no list. */
function spanList(tokens: readonly Token[], index: number): readonly number[] {
  const isItem =
    tokens[index - 2]?.type === "list_item_open" && tokens[index + 2]?.type === "list_item_close";
  const isAlone =
    /_list_open$/.test(tokens[index - 3]?.type ?? "") && /_list_close$/.test(tokens[index + 3]?.type ?? "");
  const reach = isItem && isAlone ? 3 : isItem ? 2 : 1;
  return Array.from({ length: 2 * reach + 1 }, (_, offset) => index - reach + offset);
}

function dropEmptyHeadings(tokens: readonly Token[]): Token[] {
  const dropped = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "heading_open" || !HEADING.test(tokens[index + 1]?.content.trim() ?? "")) continue;
    const next = tokens[index + 3];
    const isEmpty = next === undefined || (next.type === "heading_open" && next.tag <= token.tag);
    if (isEmpty) for (const part of [index, index + 1, index + 2]) dropped.add(part);
  }
  return dropped.size === 0 ? [...tokens] : tokens.filter((_, index) => !dropped.has(index));
}
