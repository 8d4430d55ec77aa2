// Where code lies in Markdown, told line by line: fences, items of lists, and paragraphs with their backticks.

const FENCE = /^((?:[ \t]*>)*)([ \t]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})/;
const MARKER = /^([ \t]*)((?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}|$))/;
/** A line is judged by its beginning; the rest of a very long one is words. */
export const MAX_PREFIX = 400;

export interface Paragraph {
  readonly end: number;
  /** Where the span that backticks at a place open is closed; null: they are text. */
  readonly findClosing: (index: number, length: number) => number | null;
}

/** Runs of backticks up to the next blank line, by their length: each is looked at once. */
export function readParagraph(source: string, from: number): Paragraph {
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

/** What opens listed code at the beginning of a line; null: nothing does. */
export const findFence = (line: string) => FENCE.exec(line.trimEnd());

/** Does an item of a list begin with this line? */
export const startsItem = (line: string) => MARKER.test(line);

/** Behind the line that closes the fence, or before the one that ends the quote or the item which it stands in. */
export function findFenceEnd(source: string, from: number, fence: RegExpExecArray, offset: number): number {
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

export function leaveLists(lists: number[], width: number, mayLeave: boolean): void {
  while (mayLeave && lists.length > 0 && width < (lists.at(-1) ?? 0)) lists.pop();
}

export function enterList(lists: number[], line: string): void {
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

export function measureIndent(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === " ") width += 1;
    else if (character === "\t") width += 4 - (width % 4);
    else break;
  }
  return width;
}

export const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end + 1;
};
