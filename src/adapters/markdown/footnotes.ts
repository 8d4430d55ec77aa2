import type { MarkdownIt } from "markdown-it";
import footnote from "markdown-it-footnote";

/**
 * `[^1]` as GitHub and most generators read it. Numbers in brackets, without links there and back: several articles
 * share a page or a feed, Gmail's app follows no link within a mail, and the blog names its notes in its own way.
 */
export function addFootnotes(markdownIt: MarkdownIt): void {
  markdownIt.use(footnote);
  const { rules } = markdownIt.renderer;
  rules.footnote_ref = (tokens, index) => `<sup>[${Number(tokens[index]?.meta?.id) + 1}]</sup>`;
  rules.footnote_block_open = () => '<div class="footnotes">\n<hr />\n<ol>\n';
  rules.footnote_block_close = () => "</ol>\n</div>\n";
  rules.footnote_open = () => "<li>";
  rules.footnote_close = () => "</li>\n";
  rules.footnote_anchor = () => "";
}
