import type { MarkdownIt, StateBlock } from "markdown-it";
import { nameCallout } from "../templates/callout.ts";

const LINE = /^(:{3,})[ \t]*(?:\{([^{}]*)\}|([\w-]+)?)[ \t]*(.*?)[ \t]*:*$/;
/** `::github{repo="a/b"}`: a block of one line, which some plugin shows. */
const LEAF = /^::[\w-]+(?:\[[^\]]*\])?(?:\{[^{}]*\})?$/;
/** `/// note | Title`, `/// caption`, `///`: blocks of Python-Markdown's extensions. */
const SLASHES = /^(\/{3,})(?:[ \t]*([\w-]+)[ \t]*(?:\|[ \t]*(.*))?)?$/;
const SLASHED = new Set(["details", "caption", "figure-caption", "table-caption", "tab", "html", "define"]);
const MAX_LINE = 500;

/**
 * `::: tip Title` … `:::` of Docusaurus, VitePress, VuePress and remark-directive, with any number of colons and in each other, and
 * `/// tip | Title` … `///` of MkDocs (https://facelessuser.github.io/pymdown-extensions/extensions/blocks):
 * notes are quotes below their title, `details` is what it says, any other container leaves what it holds.
 */
export function addContainers(markdownIt: MarkdownIt): void {
  markdownIt.block.ruler.before("fence", "container", readContainer, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
}

function readContainer(state: StateBlock, line: number, _end: number, isTest: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const sign = state.src.charCodeAt(start);
  if ((sign !== 0x3a && sign !== 0x2f) || (state.sCount[line] ?? 0) - state.blkIndent >= 4) return false;
  const text = state.src.slice(start, Math.min(state.eMarks[line] ?? 0, start + MAX_LINE)).trimEnd();
  const match = sign === 0x2f ? readSlashes(text, listOpen(state.env)) : LINE.exec(text);
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
  state.line = sign === 0x2f && match?.[3] !== undefined ? skipOptions(state, line + 1) : line + 1;
  return true;
}

/** `    type: warning`, directly below what opens a block of slashes. */
function skipOptions(state: StateBlock, from: number): number {
  let line = from;
  while (line < state.lineMax && (state.sCount[line] ?? 0) - state.blkIndent >= 4 && isOption(state, line))
    line += 1;
  return line;
}

const isOption = (state: StateBlock, line: number) => {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return /^[\w-]{1,40}:(?:\s|$)/.test(state.src.slice(start, start + 50));
};

/** In the form of `LINE`; null: a comment of some language, or a line of slashes. */
function readSlashes(text: string, open: readonly string[]): (string | undefined)[] | null {
  const [, signs, name, title] = SLASHES.exec(text) ?? [];
  if (signs === undefined) return null;
  const isBlock = name !== undefined && (nameCallout(name) !== null || SLASHED.has(name));
  return isBlock || (name === undefined && open.length > 0) ? ["", signs, undefined, name, title] : null;
}

/** What ends the containers that stand open. */
function listOpen(shared: Record<string, unknown>): string[] {
  if (!Array.isArray(shared.containers)) shared.containers = [];
  return shared.containers as string[]; // set one line above
}

const close = (open: string[]): string => open.pop() ?? "";

function begin(
  [, , attributes = "", name = "", rest = ""]: readonly (string | undefined)[],
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
