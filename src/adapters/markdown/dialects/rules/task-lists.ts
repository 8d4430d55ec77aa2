import type { MarkdownIt } from "markdown-it";

const TASK = /^\[([ xX])\](?=\s)/;

/** `- [ ] to do`, `- [x] done` (GitHub), by the two signs that a mail can show. */
export function addTaskLists(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.after("block", "task_lists", ({ tokens }) => {
    for (const [index, token] of tokens.entries()) {
      const inline = tokens[index + 2];
      if (token.type !== "list_item_open" || inline?.type !== "inline") continue;
      inline.content = inline.content.replace(TASK, (_, mark: string) => (mark === " " ? "☐" : "☑"));
    }
  });
}
