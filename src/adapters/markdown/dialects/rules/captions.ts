import type { MarkdownIt } from "markdown-it";

const BEGIN = /<figcaption\b[^<>]{0,500}>/gi;
const END = "</figcaption>";
const MAX_CAPTION = 2_000;

/** What stands in `<figcaption>` is a line of Markdown, as its author meant it, wherever a block of HTML hides it from the parser. */
export function addCaptions(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.after("block", "captions", ({ tokens }) => {
    for (const token of tokens)
      if (
        token.type === "html_block" &&
        token.content.includes(END) &&
        !/<(?:pre|code|textarea)\b/i.test(token.content)
      )
        token.content = renderCaptions(token.content, markdownIt);
  });
}

function renderCaptions(html: string, markdownIt: MarkdownIt): string {
  const parts: string[] = [];
  let done = 0;
  for (const { 0: begin, index } of html.matchAll(BEGIN)) {
    const start = index + begin.length;
    const end = index < done ? -1 : html.slice(start, start + MAX_CAPTION).indexOf(END);
    if (end === -1) continue;
    const words = html
      .slice(start, start + end)
      .replace(/\s+/g, " ")
      .trim();
    parts.push(html.slice(done, start), markdownIt.renderInline(words));
    done = start + end;
  }
  return parts.join("") + html.slice(done);
}
