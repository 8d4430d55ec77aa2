import type { MarkdownIt, StateBlock } from "markdown-it";
import { nameCallout } from "../templates/callout.ts";

const LINE = /^(:{3,})[ \t]*(?:\{([^{}]*)\}|([\w-]+)?)[ \t]*(.*?)[ \t]*:*$/;
/** `::github{repo="a/b"}`: a block of one line, which some plugin shows. */
const LEAF = /^::[\w-]+(?:\[[^\]]*\])?(?:\{[^{}]*\})?$/;
const MAX_LINE = 500;

/**
 * `::: tip Title` … `:::` of Docusaurus, VitePress, VuePress and remark-directive, with any number of colons and in each other:
 * notes are quotes below their title, `details` is what it says, any other container leaves what it holds.
 */
export function addContainers(markdownIt: MarkdownIt): void {
  markdownIt.block.ruler.before("fence", "container", readContainer, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
}

function readContainer(state: StateBlock, line: number, _end: number, isTest: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (state.src.charCodeAt(start) !== 0x3a || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false;
  const text = state.src.slice(start, Math.min(state.eMarks[line] ?? 0, start + MAX_LINE)).trimEnd();
  const match = LINE.exec(text);
  if (match === null && !LEAF.test(text)) return false;
  if (isTest) return true;
  const open = listOpen(state.env);
  const html =
    match === null
      ? ""
      : match[2] === undefined && match[3] === undefined
        ? close(open)
        : begin(match, open, state.md);
  if (html !== "") state.push("html_block", "", 0).content = `${html}\n`;
  state.line = line + 1;
  return true;
}

/** What ends the containers that stand open. */
function listOpen(shared: Record<string, unknown>): string[] {
  if (!Array.isArray(shared.containers)) shared.containers = [];
  return shared.containers as string[]; // set one line above
}

const close = (open: string[]): string => open.pop() ?? "";

function begin(
  [, , attributes = "", name = "", rest = ""]: RegExpExecArray,
  open: string[],
  markdownIt: MarkdownIt,
): string {
  const kind = name || (/\.([\w-]+)/.exec(attributes)?.[1] ?? "");
  const given = rest
    .replace(/\s*\{[^{}]*\}$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .trim();
  const word = nameCallout(kind.replace(/^callout-/, ""));
  const title = given === "" ? "" : markdownIt.renderInline(given);
  if (kind === "details") {
    open.push("</details>");
    return `<details><summary>${title === "" ? "Details" : title}</summary>`;
  }
  if (word === null) {
    open.push("");
    return "";
  }
  open.push("</blockquote>");
  return `<blockquote><p><strong>${title === "" ? word : title}</strong></p>`;
}
