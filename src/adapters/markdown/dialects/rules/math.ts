import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";

const MAX_INLINE = 1_000;
const MAX_LINES = 200;
/** What prices and shell variables are not made of, or one short word. */
const LOOKS_LIKE_TEX =
  /[\\^_{}=<>|+]|^[A-Za-z]'*$|^[A-Za-z\d]\s*[-*/,:]\s*[A-Za-z\d]|^[A-Za-z]+\(.*\)$|^-?\d+(?:\.\d+)?(?:[a-z]|\s*\\?%)?$/;
const OPENING = /^(\$\$|\\\[|\\\\\[|\\begin\{(\w+\*?)\})/;

/**
 * TeX, kept to the letter as code: what shows formulas needs scripts or elements that mails do not have, and Markdown would
 * take `\\`, `*` and `_` out of it. `$…$` as Pandoc reads it (https://pandoc.org/MANUAL.html#math): `$5 and $10` are prices.
 */
export function addMath(markdownIt: MarkdownIt): void {
  markdownIt.block.ruler.before("fence", "math", readBlock, {
    alt: ["paragraph", "reference", "blockquote", "list"],
  });
  markdownIt.inline.ruler.before("escape", "math", readInline);
}

function readInline(state: StateInline, isSilent: boolean): boolean {
  const { src, pos, posMax } = state;
  const sign = src[pos];
  if (sign !== "$" && sign !== "\\") return false;
  const found = sign === "$" ? findDollars(src, pos, posMax) : findBrackets(src, pos, posMax);
  if (found === null) return false;
  if (!isSilent) {
    const token = state.push("code_inline", "code", 0);
    token.markup = "$";
    token.content = found.tex.trim().replace(/\s*\n\s*/g, " ");
  }
  state.pos = found.end;
  return true;
}

interface Formula {
  readonly tex: string;
  readonly end: number;
}

function findDollars(src: string, pos: number, posMax: number): Formula | null {
  const isDouble = src[pos + 1] === "$";
  const mark = isDouble ? "$$" : "$";
  const from = pos + mark.length;
  if (src[pos - 1] === "$" || (!isDouble && /[\s$]/.test(src[from] ?? " "))) return null;
  const near = src.slice(from, Math.min(posMax, from + MAX_INLINE));
  for (let length = near.indexOf(mark); length !== -1; length = near.indexOf(mark, length + 1)) {
    const end = from + length;
    if (src[end - 1] === "\\") continue;
    const tex = near.slice(0, length);
    if (isDouble) return tex.trim() === "" ? null : { tex, end: end + 2 };
    if (/\s/.test(src[end - 1] ?? "") || /[\d$]/.test(src[end + 1] ?? "")) return null;
    return LOOKS_LIKE_TEX.test(tex) &&
      !/[A-Za-z]{2,}\s+[a-z]{2,}\s+[a-z]/.test(tex.replace(/\\\w+(?:\{[^{}]*\})?/g, ""))
      ? { tex, end: end + 1 }
      : null;
  }
  return null;
}

/** `\\( … \\)` and `\\[ … \\]`, which MathJax reads behind Markdown's escapes, and `\(…\)` where it is TeX. */
function findBrackets(src: string, pos: number, posMax: number): Formula | null {
  const opening = /^\\{1,2}[([]/.exec(src.slice(pos, pos + 3))?.[0];
  if (opening === undefined) return null;
  const closing = `${opening.slice(0, -1)}${opening.endsWith("(") ? ")" : "]"}`;
  const near = src.slice(pos + opening.length, Math.min(posMax, pos + MAX_INLINE)); // no search goes further: many may fail
  const length = near.indexOf(closing);
  if (length === -1) return null;
  const tex = near.slice(0, length);
  const end = pos + opening.length + length;
  return opening.length === 3 || /[\\^_=]/.test(tex) ? { tex, end: end + closing.length } : null;
}

function readBlock(state: StateBlock, first: number, last: number, isTest: boolean): boolean {
  const line = readLine(state, first);
  const sign = line.charCodeAt(0);
  if ((sign !== 0x24 && sign !== 0x5c) || (state.sCount[first] ?? 0) - state.blkIndent >= 4) return false;
  const [, opening = "", environment] = OPENING.exec(line) ?? [];
  if (opening === "") return false;
  const closing = environment === undefined ? (CLOSINGS[opening] ?? "") : `\\end{${environment}}`;
  const found = findBlock(state, first, last, line.slice(opening.length).trimEnd(), closing);
  if (found === null) return false;
  if (isTest) return true;
  const token = state.push("fence", "code", 0);
  token.info = "tex";
  token.content = environment === undefined ? `${found.tex}\n` : `${opening}\n${found.tex}\n${closing}\n`;
  token.map = [first, found.next];
  state.line = found.next;
  return true;
}

/** To the line that ends with the closing sign: words behind it make the formula a part of a sentence. */
function findBlock(state: StateBlock, first: number, last: number, rest: string, closing: string) {
  const lines = [rest];
  let next = first;
  while (!(lines.at(-1) ?? "").endsWith(closing)) {
    next += 1;
    const isPast = next >= last || next - first > MAX_LINES || (state.sCount[next] ?? 0) < state.blkIndent;
    if (isPast || lines.at(-1)?.includes(closing)) return null;
    lines.push(readLine(state, next).trimEnd());
  }
  return { tex: lines.join("\n").slice(0, -closing.length).trim(), next: next + 1 };
}

const CLOSINGS: Readonly<Record<string, string>> = { $$: "$$", "\\[": "\\]", "\\\\[": "\\\\]" };

const readLine = (state: StateBlock, line: number) =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line] ?? 0);
