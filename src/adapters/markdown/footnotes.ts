import type { MarkdownIt } from "markdown-it";
import footnote from "markdown-it-footnote";

/** The plugin moves all blocks once more for each footnote, so that both are bounded. */
const MAX_FOOTNOTES = 1_000;
const MAX_TOKENS = 100_000;

/**
 * `[^1]` as GitHub and most generators read it. Numbers in brackets, without links there and back: several articles
 * share a page or a feed, Gmail's app follows no link within a mail, and the blog names its notes in its own way.
 * Throws, as the parser does, where there are too many.
 */
export function addFootnotes(markdownIt: MarkdownIt): void {
  markdownIt.use(footnote);
  markdownIt.core.ruler.before("footnote_tail", "footnote_limit", ({ env: state, tokens }) => {
    const { list = [] } = (state.footnotes ?? {}) as { readonly list?: readonly { count: number }[] }; // the plugin's own record
    if (list.length > MAX_FOOTNOTES)
      throw new Error(`it has ${list.length} footnotes; at most ${MAX_FOOTNOTES} are read: split the post.`);
    for (const note of list) note.count = 1; // one anchor for each mention would be moved with all blocks, and none is shown
    if (tokens.length > MAX_TOKENS) throw new Error("it has too many blocks: split the post.");
  });
  const { rules } = markdownIt.renderer;
  rules.footnote_ref = (tokens, index) => `<sup>[${Number(tokens[index]?.meta?.id) + 1}]</sup>`;
  rules.footnote_block_open = () => '<div class="footnotes">\n<hr />\n<ol>\n';
  rules.footnote_block_close = () => "</ol>\n</div>\n";
  rules.footnote_open = () => "<li>";
  rules.footnote_close = () => "</li>\n";
  rules.footnote_anchor = () => "";
}
