/** A heading of a body, as it is written in Markdown, and what stands around it. */
export interface FirstHeading {
  readonly text: string;
  /** Words stand before it: it is the title of a part, unless the post has no other. */
  readonly isLate: boolean;
  readonly body: string;
}

const HEADING = /^ {0,3}(#{1,2})[ \t]+(\S.*)$/;
const UNDERLINE = /^ {0,3}(=+|-{3,})[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** What may stand before a title: blanks, comments, code of MDX, pictures, tags of a template, what a container begins with. */
const NO_WORDS = /^\s*(?:$|<!--|-->|import\b|export\b|[{}<!]|:::|\[!)/;
/** A closing row of `#`, and a name or an anchor behind the words (`# Title {#id}`). */
const TAIL = /\s+#+\s*$|\s*\{[#.:][^{}]*\}\s*$/;
const MAX_LINES = 2_000;

/**
 * The heading that names a post: the first of the first order, wherever it stands outside of code, else one of the second
 * that the body begins with. `body`: the text without it. Null: there is none.
 */
export function findFirstHeading(body: string): FirstHeading | null {
  let fence = "";
  let isLate = false;
  let at = 0;
  for (let line = 0; line < MAX_LINES && at < body.length; line += 1) {
    const end = endOfLine(body, at);
    const text = body.slice(at, end).trimEnd();
    const mark = FENCE.exec(text)?.[1] ?? "";
    if (fence !== "" || mark !== "") {
      if (fence === "") fence = mark;
      else if (mark.startsWith(fence)) fence = "";
      isLate = true;
    } else {
      const found = readHeading(body, text, end);
      if (found !== null && (found.order === 1 || !isLate))
        return { text: found.text, isLate, body: body.slice(0, at) + body.slice(found.end) };
      isLate ||= !NO_WORDS.test(text);
    }
    at = end;
  }
  return null;
}

function readHeading(body: string, line: string, end: number) {
  const [, signs = "", words = ""] = HEADING.exec(line) ?? [];
  if (signs !== "") return { order: signs.length, text: cutTail(words), end };
  const under = endOfLine(body, end);
  const sign = UNDERLINE.exec(body.slice(end, under).trimEnd())?.[1];
  if (
    sign === undefined ||
    line.trim() === "" ||
    NO_WORDS.test(line) ||
    /^\s*(?:[-*+>|#]|\d+[.)])/.test(line)
  )
    return null;
  return { order: sign.startsWith("=") ? 1 : 2, text: cutTail(line), end: under };
}

const cutTail = (words: string) => words.replace(TAIL, "").replace(TAIL, "").trim();

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end + 1;
};
