const LIST = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/;
const FENCE = /^([ \t]*)(`{3,}(?=[^`]*$)|~{3,})/;

/**
 * What stood in components is indented as code is written, and four blanks mean nothing in MDX: lines outside of lists begin at
 * the margin, fences with all that is in them.
 */
export function unindent(markdown: string): string {
  let isInList = false;
  let isAfterBlank = true;
  let fence: { readonly marks: string; readonly indent: number } | null = null;
  const lines = markdown.split("\n").map((line) => {
    if (fence !== null) {
      const bare = line.trim();
      const cut = cutBlanks(line, fence.indent);
      if (bare.startsWith(fence.marks) && bare === fence.marks[0]?.repeat(bare.length)) fence = null;
      return cut;
    }
    if (line.trim() === "") {
      isAfterBlank = true;
      return "";
    }
    const isIndented = /^[ \t]/.test(line);
    if (LIST.test(line)) isInList = true;
    else if (isAfterBlank && !isIndented) isInList = false;
    isAfterBlank = false;
    const opening = FENCE.exec(line);
    if (opening !== null)
      fence = { marks: opening[2] ?? "", indent: isInList ? 0 : (opening[1]?.length ?? 0) };
    return isInList ? line : line.trimStart();
  });
  return lines.join("\n");
}

const cutBlanks = (line: string, most: number) =>
  line.slice(Math.min(most, line.length - line.trimStart().length));
