import type { MarkdownIt, Token } from "markdown-it";

/** `key="value"`, `key=value`. */
const PAIR = String.raw`[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+)`;
/** `{: .x #y key="value"}` of kramdown, with references and its own words (`toc`). */
const KRAMDOWN = String.raw`\{:\s*(?:(?:${PAIR}|[#.]?[\w-]+)\s*)+\}`;
/** `{#id .x key=value}` of Pandoc, Hugo, Zola and Docusaurus; nothing else between braces. */
const LIST = String.raw`(?:${KRAMDOWN}|\{\s*(?:[#.][\w:./-]+|${PAIR})(?:\s+(?:[#.][\w:./-]+|${PAIR}))*\s*\})`;
const LINES = new RegExp(String.raw`(?:^|\n)[ \t]*(?:${LIST}[ \t]*)+(?=\n|$)`, "g");
const AT_END = new RegExp(String.raw`[ \t]*${LIST}\s*$`);
const AT_START = new RegExp(`^${LIST}+`);
/** kramdown's switches, and comments of blocks. */
const SWITCH = /\{::(?:nomarkdown|comment|options|:)?[^{}\n]*\/?\}|\{:\/(?:nomarkdown|comment)?\}/g;
const ANYWHERE = new RegExp(KRAMDOWN, "g");
const OWNERS = new Set([
  "link_close",
  "image",
  "code_inline",
  "strong_close",
  "em_close",
  "html_inline",
  "s_close",
  "mark_close",
]);

/** Names, classes and sizes that an author gives a block or a span: mails have no place for them. */
export function addAttributes(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.after("block", "attribute_lists", (state) => {
    const emptied = new Set<number>();
    for (const [index, token] of state.tokens.entries()) {
      if (token.type !== "inline" || !token.content.includes("{")) continue;
      cutLists(token, state.tokens[index - 1]);
      if (token.content === "") for (const part of [index - 1, index, index + 1]) emptied.add(part);
    }
    if (emptied.size > 0) state.tokens = state.tokens.filter((_, index) => !emptied.has(index));
  });
  markdownIt.core.ruler.after("inline", "attribute_spans", ({ tokens }) => {
    for (const { children } of tokens) cutSpans(children ?? []);
  });
}

function cutLists(token: Token, before: Token | undefined): void {
  const isHeading = before?.type === "heading_open";
  const content = token.content.replace(SWITCH, "").replace(LINES, "");
  token.content = isHeading ? content.replace(AT_END, "") : content.replace(/^\n/, "");
}

function cutSpans(children: readonly Token[]): void {
  for (const [index, token] of children.entries()) {
    if (token.type !== "text" || !token.content.includes("{")) continue;
    if (OWNERS.has(children[index - 1]?.type ?? "")) token.content = token.content.replace(AT_START, "");
    token.content = token.content.replace(ANYWHERE, "");
  }
}
