import type { MarkdownIt, Token } from "markdown-it";

/** `^3f2a9c` at the end of a block: its name in Obsidian. */
const BLOCK_NAME = /(?:^|[ \t\n])\^(?=[\w-]*\d)[\da-z-]{4,}\s*$/;

/** Names of blocks (Obsidian: https://help.obsidian.md/links) are seen by no reader. */
export function addBlockNames(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.after("block", "block_names", ({ tokens }) => {
    for (const token of tokens as readonly Token[])
      if (token.type === "inline" && token.content.includes("^"))
        token.content = token.content.replace(BLOCK_NAME, "");
  });
}
