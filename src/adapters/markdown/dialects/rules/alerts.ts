import type { MarkdownIt } from "markdown-it";
import { nameCallout } from "../templates/callout.ts";

/** `[!NOTE]`, `[!tip]- A title`: alone in its line, the first of a quote. */
const ALERT = /^\[!([\w-]+)(?:\|[^\]\n]*)?\][-+]?[ \t]*([^\n]*)(?:\n|$)/;

/**
 * Alerts of GitHub (https://docs.github.com/get-started/writing-on-github) and callouts of Obsidian, which are quotes: the kind,
 * or the title that stands there, is written above them.
 */
export function addAlerts(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.after("block", "alerts", (state) => {
    for (const [index, token] of state.tokens.entries()) {
      const inline = state.tokens[index + 2];
      if (token.type !== "blockquote_open" || inline?.type !== "inline") continue;
      const [line, kind = "", title = ""] = ALERT.exec(inline.content) ?? [];
      if (line === undefined) continue;
      const words =
        title ||
        (nameCallout(kind) ?? kind.replace(/[-_]/g, " ").replace(/^./, (letter) => letter.toUpperCase()));
      const rest = inline.content.slice(line.length);
      inline.content = `**${words.replace(/\*/g, "\\*")}**${rest === "" ? "" : `\\\n${rest}`}`;
    }
  });
}
