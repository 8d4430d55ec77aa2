import type { MarkdownIt, StateBlock } from "markdown-it";
import { nameCallout } from "../templates/callout.ts";

/** `!!! note inline "Title"`, `??? tip`, `???+ tip`: a kind, classes, and a title in quotes. */
const LINE = /^(!!!|\?\?\?\+?) ?([a-z][\w-]*)((?: +[\w-]+)*)(?: +"(.*)")?$/i;
const MAX_LINE = 500;
/** What it holds stands that much further in. */
const INDENT = 4;
const MAX_BLANKS = 2;

/**
 * Admonitions of Python-Markdown, which MkDocs and its Material theme show (https://squidfunk.github.io/mkdocs-material/reference/admonitions):
 * what is indented below is a quote below its title, and `???` is one that readers open.
 */
export function addAdmonitions(markdownIt: MarkdownIt): void {
  markdownIt.block.ruler.before("fence", "admonition", readAdmonition, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
}

function readAdmonition(state: StateBlock, line: number, lastLine: number, isTest: boolean): boolean {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const sign = state.src.charCodeAt(start);
  if ((sign !== 0x21 && sign !== 0x3f) || (state.sCount[line] ?? 0) - state.blkIndent >= INDENT) return false;
  const end = state.eMarks[line] ?? 0;
  const match = end - start > MAX_LINE ? null : LINE.exec(state.src.slice(start, end).trimEnd());
  if (match === null || !isMeant(match, hasBody(state, line, lastLine))) return false;
  if (!isTest) write(state, line, lastLine, match);
  return true;
}

/** With nothing below, `!!! note to myself` is what somebody says. */
const isMeant = ([, , kind = "", , title]: RegExpExecArray, isFollowed: boolean) =>
  isFollowed || (title !== undefined && nameCallout(kind) !== null);

const isInside = (state: StateBlock, line: number) => (state.sCount[line] ?? 0) >= state.blkIndent + INDENT;

function hasBody(state: StateBlock, line: number, lastLine: number): boolean {
  let next = line + 1;
  while (next < lastLine && next <= line + MAX_BLANKS && state.isEmpty(next)) next += 1;
  return next < lastLine && !state.isEmpty(next) && isInside(state, next);
}

function findEnd(state: StateBlock, line: number, lastLine: number): number {
  let end = line + 1;
  for (let next = end; next < lastLine; next += 1) {
    if (state.isEmpty(next)) continue;
    if (!isInside(state, next)) break;
    end = next + 1;
  }
  return end;
}

function write(state: StateBlock, line: number, lastLine: number, match: RegExpExecArray): void {
  const [, signs = "", kind = "", , title] = match;
  const words =
    title ?? nameCallout(kind) ?? kind.replace(/[-_]/g, " ").replace(/^./, (letter) => letter.toUpperCase());
  const html = words === "" ? "" : state.md.renderInline(words);
  const isClosed = signs.startsWith("?");
  const heading = isClosed
    ? `<summary>${html || "Details"}</summary>`
    : html === ""
      ? ""
      : `<p><strong>${html}</strong></p>`;
  const element = isClosed ? "details" : "blockquote";
  const end = findEnd(state, line, lastLine);
  const { lineMax, blkIndent, parentType } = state;
  state.push("html_block", "", 1).content = `<${element}>${heading}\n`; // nested, so that it counts towards the deepest
  state.lineMax = end;
  state.blkIndent = blkIndent + INDENT;
  state.parentType = "blockquote";
  state.md.block.tokenize(state, line + 1, end);
  state.lineMax = lineMax;
  state.blkIndent = blkIndent;
  state.parentType = parentType;
  state.push("html_block", "", -1).content = `</${element}>\n`;
  state.line = end;
}
