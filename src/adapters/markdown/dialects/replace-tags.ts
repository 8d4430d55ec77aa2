import {
  endOfLine,
  enterList,
  findFence,
  findFenceEnd,
  leaveLists,
  MAX_PREFIX,
  measureIndent,
  type Paragraph,
  readParagraph,
  startsItem,
} from "./code-places.ts";
import { createFinder } from "./finder.ts";

/** What begins at a place outside of code: where it ends and what stands for it. */
export interface Replacement {
  readonly end: number;
  readonly text: string;
}

/** Where a tag stands in its line. */
export interface TagPlace {
  readonly source: string;
  readonly at: number;
  /** What further lines of the same block begin with: the signs of quotes, and blanks under a list's sign. */
  readonly prefix: string;
  /** Nothing but such signs stands before it in its line. */
  readonly isFirst: boolean;
}

/** Null: nothing begins here. */
export type TagReader = (place: TagPlace) => Replacement | null;

interface Options {
  /** How tags begin, as alternatives of a pattern. */
  readonly opening: string;
  readonly read: TagReader;
  /** False: four blanks make no code (MDX). */
  readonly hasIndentedCode: boolean;
}

/** Elements whose content is shown as it is, or not read as text. */
const VERBATIM = "pre|code|script|style|textarea|kbd|samp|svg|math";
const PREFIX = /^(?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*/;

/**
 * The Markdown with what the reader makes of each tag outside of code: fences, indented lines, spans of backticks, comments and
 * elements of HTML that hold code stay as they are. One walk over the text; a tag may reach over code that stands in it.
 */
export function replaceTags(source: string, { opening, read, hasIndentedCode }: Options): string {
  const find = createFinder(source);
  const special = new RegExp(`\\\\[\\s\\S]|(\`+)|<(${VERBATIM})(?=[\\s>])|(<!--)|(${opening})`, "gi");
  const out: string[] = [];
  const lists: number[] = [];
  let kept = 0;
  let at = 0;
  let isAfterBlank = true;
  let paragraph: Paragraph | null = null;
  let lineStart = 0;
  let upcoming = 0;

  while (at < source.length) {
    const isLineStart = at === 0 || source[at - 1] === "\n";
    const lineEnd = endOfLine(source, at);
    lineStart = isLineStart ? at : source.lastIndexOf("\n", at - 1) + 1;
    if (isLineStart) {
      const line = source.slice(at, Math.min(lineEnd, at + MAX_PREFIX));
      if (line.trim() === "") {
        isAfterBlank = true;
        at = lineEnd;
        continue;
      }
      const width = measureIndent(line);
      leaveLists(lists, width, isAfterBlank || startsItem(line));
      const offset = lists.at(-1) ?? 0;
      const isCode = hasIndentedCode && isAfterBlank && width >= offset + 4;
      if (isCode) {
        at = lineEnd;
        continue;
      }
      const fence = findFence(line);
      if (fence !== null && (hasIndentedCode ? width < offset + 4 || fence[3] !== "" : true)) {
        enterList(lists, line);
        at = findFenceEnd(source, lineEnd, fence, lists.at(-1) ?? 0);
        isAfterBlank = false;
        continue;
      }
      enterList(lists, line);
      isAfterBlank = false;
    }
    if (paragraph === null || at >= paragraph.end) paragraph = readParagraph(source, at);
    at = readLine(at, lineEnd, paragraph);
  }
  out.push(source.slice(kept));
  return out.join("");

  /** To the end of the line, or of what begins in it. */
  function readLine(from: number, lineEnd: number, within: Paragraph): number {
    if (upcoming >= lineEnd) return lineEnd;
    special.lastIndex = Math.max(from, upcoming);
    for (let match = special.exec(source); ; match = special.exec(source)) {
      upcoming = match?.index ?? source.length;
      if (match === null || upcoming >= lineEnd) return lineEnd;
      const [whole, ticks, element, comment, tag] = match;
      const end = match.index + whole.length;
      let jump: number | null = null;
      if (ticks !== undefined) jump = within.findClosing(match.index, ticks.length);
      else if (element !== undefined) jump = find.endOf(`</${element.toLowerCase()}>`, end);
      else if (comment !== undefined) jump = find.endOf("-->", end);
      else if (tag !== undefined) jump = readTag(match.index);
      if (jump !== null && jump > lineEnd) return jump;
      special.lastIndex = jump ?? (tag === undefined ? end : match.index + 1);
    }
  }

  function readTag(index: number): number | null {
    const before = source.slice(lineStart, Math.min(index, lineStart + MAX_PREFIX));
    const signs = PREFIX.exec(before)?.[0] ?? "";
    const isFirst = signs.length === index - lineStart;
    const prefix = signs.replace(/[^>\t]/g, " ");
    const found = read({ source, at: index, prefix, isFirst });
    if (found === null) return null;
    out.push(source.slice(kept, index), found.text);
    kept = found.end;
    return found.end;
  }
}
