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
const FENCE = /^((?:[ \t]*>)*)([ \t]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})/;
const PREFIX = /^(?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*/;
const MARKER = /^([ \t]*)((?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}|$))/;
/** A line is judged by its beginning; the rest of a very long one is words. */
const MAX_PREFIX = 400;

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
      leaveLists(lists, width, isAfterBlank || MARKER.test(line));
      const offset = lists.at(-1) ?? 0;
      const isCode = hasIndentedCode && isAfterBlank && width >= offset + 4;
      if (isCode) {
        at = lineEnd;
        continue;
      }
      const fence = FENCE.exec(source.slice(at, Math.min(lineEnd, at + MAX_PREFIX)).trimEnd());
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

interface Paragraph {
  readonly end: number;
  /** Where the span that backticks at a place open is closed; null: they are text. */
  readonly findClosing: (index: number, length: number) => number | null;
}

/** Runs of backticks up to the next blank line, by their length: each is looked at once. */
function readParagraph(source: string, from: number): Paragraph {
  const blank = /\n[ \t>]*\r?\n/g;
  blank.lastIndex = from;
  const end = blank.exec(source)?.index ?? source.length;
  let runs: Map<number, number[]> | null = null;
  return {
    end: Math.max(end, from) + 1,
    findClosing(index, length) {
      runs ??= listRuns(source, from, end);
      const same = runs.get(length) ?? [];
      while (same.length > 0 && (same.at(-1) ?? 0) <= index) same.pop();
      const close = same.at(-1);
      return close === undefined ? null : close + length;
    },
  };
}

/** Last ones first. */
function listRuns(source: string, from: number, end: number): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of source.slice(from, end).matchAll(/`+/g)) {
    const list = runs.get(run.length);
    if (list === undefined) runs.set(run.length, [from + index]);
    else list.push(from + index);
  }
  for (const list of runs.values()) list.reverse();
  return runs;
}

/** Behind the line that closes the fence, or before the one that ends the quote or the item which it stands in. */
function findFenceEnd(source: string, from: number, fence: RegExpExecArray, offset: number): number {
  const [, quote = "", indent = "", , marks = ""] = fence;
  const isInItem = offset > 0 && (fence[3] !== "" || indent.length >= offset);
  for (let at = from; at < source.length; ) {
    const end = endOfLine(source, at);
    const line = source.slice(at, Math.min(end, at + MAX_PREFIX));
    if (quote !== "" && !/^ {0,3}>/.test(line)) return at;
    const bare = line.replace(/^[\s>]+/, "").trimEnd();
    if (bare.startsWith(marks) && bare === marks[0]?.repeat(bare.length)) return end;
    if (isInItem && quote === "" && bare !== "" && measureIndent(line) < offset) return at;
    at = end;
  }
  return source.length;
}

function leaveLists(lists: number[], width: number, mayLeave: boolean): void {
  while (mayLeave && lists.length > 0 && width < (lists.at(-1) ?? 0)) lists.pop();
}

function enterList(lists: number[], line: string): void {
  let rest = line;
  let width = 0;
  for (let match = MARKER.exec(rest); match !== null; match = MARKER.exec(rest)) {
    const [whole, indent = "", sign = ""] = match;
    if (width > 0 && indent.length > 3) return;
    width += measureIndent(indent) + sign.length;
    lists.push(width);
    rest = rest.slice(whole.length);
  }
}

function measureIndent(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === " ") width += 1;
    else if (character === "\t") width += 4 - (width % 4);
    else break;
  }
  return width;
}

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end + 1;
};
