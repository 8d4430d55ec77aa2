import type { MarkdownIt, StateBlock } from "markdown-it";

/** An element of HTML that says of itself that it holds Markdown; alone in its line, or with what it holds. */
const ELEMENT =
  /^<([a-z][a-z\d]*)(?=\s)[^<>]{0,500}?\smarkdown(?:=(?:"[\w-]{1,10}"|'[\w-]{1,10}'|[\w-]{1,10}))?(?=[\s>])[^<>]{0,500}>(?:(.*)<\/\1>)?$/i;
const AS_IT_IS = /^(?:pre|code|script|style|textarea)$/i;
const MAX_LINE = 4_000;

/**
 * `<figure markdown="span">`, `<div markdown="1">`: kramdown (https://kramdown.gettalong.org/syntax.html#html-blocks) and
 * Python-Markdown (https://python-markdown.github.io/extensions/md_in_html) read on within them.
 */
export function addMarkdownInHtml(markdownIt: MarkdownIt): void {
  markdownIt.block.ruler.before("html_block", "markdown_in_html", readElement, {
    alt: ["paragraph", "reference", "blockquote"],
  });
}

function readElement(state: StateBlock, line: number, _end: number, isTest: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (state.src.charCodeAt(start) !== 0x3c || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false;
  const end = state.eMarks[line] ?? 0;
  const text = end - start > MAX_LINE ? "" : state.src.slice(start, end).trimEnd();
  const [, name = "", held] = ELEMENT.exec(text) ?? [];
  if (name === "" || AS_IT_IS.test(name)) return false;
  if (isTest) return true;
  const opening = held === undefined ? text : text.slice(0, text.length - held.length - name.length - 3);
  const html = held === undefined ? "" : `${state.md.renderInline(held.trim())}</${name}>`;
  state.push("html_block", "", 0).content = `${opening}${html}\n`;
  state.line = line + 1;
  return true;
}
