import type { MarkdownIt, StateInline } from "markdown-it";

const MAX_LENGTH = 1_000;

/** `==text==` (Obsidian, Zola's and Hugo's extensions): signs close to the words, and no letter outside of them. */
export function addMarks(markdownIt: MarkdownIt): void {
  markdownIt.inline.ruler.before("emphasis", "mark", (state, isSilent) => {
    const { src, pos } = state;
    if (src.charCodeAt(pos) !== 0x3d || !src.startsWith("==", pos)) return false;
    if (/[\w=]/.test(src[pos - 1] ?? "") || /[\s=]/.test(src[pos + 2] ?? " ")) return false;
    const end = findEnd(state);
    if (end === null) return false;
    if (!isSilent) writeMark(state, end);
    state.pos = end + 2;
    return true;
  });
}

function findEnd({ src, pos, posMax }: StateInline): number | null {
  const text = src.slice(pos + 2, Math.min(posMax, pos + MAX_LENGTH));
  const match = /[^\s=]==(?![\w=])/.exec(text);
  return match === null ? null : pos + 3 + match.index;
}

function writeMark(state: StateInline, end: number): void {
  const { pos, posMax } = state;
  state.pos = pos + 2;
  state.posMax = end;
  state.push("mark_open", "mark", 1);
  state.md.inline.tokenize(state);
  state.push("mark_close", "mark", -1);
  state.posMax = posMax;
}
