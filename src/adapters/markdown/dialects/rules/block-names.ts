import type { MarkdownIt, Token } from "markdown-it";
import { originOf } from "./origin-of.ts";

/** `^3f2a9c` at the end of a block: its name in Obsidian. */
const WITH_DIGIT = /(?:^|[ \t\n])\^(?=[\w-]*\d)[\da-z-]{4,}\s*$/;
/** `^quote`, alone in its paragraph below what it names, or in its last line. */
const ALONE = /(?:^|\n)[ \t]*\^[a-z][\da-z-]+\s*$/i;
/** `^quote` behind the last word. */
const BEHIND_WORDS = /[ \t]\^[a-z][\da-z-]+\s*$/i;
/** What no other writer's files hold: without it `^this` is what somebody says. */
const VAULT = /\[\[[^[\]\n]|^> \[!|\]\(#\^/m;

/** Names of blocks (Obsidian: https://help.obsidian.md/links) are seen by no reader. */
export function addBlockNames(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.after("block", "block_names", (state) => {
    const { src, env } = state;
    const named = (state.tokens as readonly Token[]).filter(
      ({ type, content }) => type === "inline" && content.includes("^"),
    );
    if (named.length === 0) return;
    const isOpen = (originOf(env)?.generator ?? null) === null;
    const patterns = [
      WITH_DIGIT,
      ...(isOpen ? [ALONE] : []),
      ...(isOpen && VAULT.test(src) ? [BEHIND_WORDS] : []),
    ];
    for (const token of named)
      token.content = patterns.reduce((content, pattern) => cutEnd(content, pattern), token.content);
    const emptied = new Set(named.filter(({ content }) => content === ""));
    if (emptied.size > 0) state.tokens = dropParagraphs(state.tokens, emptied);
  });
}

/** Without those that hold nothing else than this. */
const dropParagraphs = (tokens: readonly Token[], emptied: ReadonlySet<Token>): Token[] =>
  tokens.filter((token, index) => {
    const held =
      token.type === "paragraph_open"
        ? tokens[index + 1]
        : token.type === "paragraph_close"
          ? tokens[index - 1]
          : token;
    return held === undefined || !emptied.has(held);
  });

/** Names are short: only the end is looked at. */
const MAX_NAME = 100;

function cutEnd(content: string, pattern: RegExp): string {
  const end = content.slice(-MAX_NAME);
  return content.slice(0, content.length - end.length) + end.replace(pattern, "");
}
