/** Text that is to be read as text in Markdown. */
export const escapeWords = (text: string): string =>
  text.replace(/[\\[\]`*_<>]/g, "\\$&").replace(/\s+/g, " ");

/** An address between angle brackets, in which blanks and brackets do no harm. */
const writeAddress = (address: string) => `<${address.trim().replace(/[<>\n]/g, encodeURIComponent)}>`;

export const writeLink = (words: string, address: string): string => `[${words}](${writeAddress(address)})`;

/** A picture; where it has a line to itself, with its caption below, which is Markdown. */
export function writePicture(
  {
    source,
    alt = "",
    caption = "",
  }: { readonly source: string; readonly alt?: string; readonly caption?: string },
  isFirst: boolean,
): string {
  const picture = `![${escapeWords(alt === "" ? cutMarks(caption) : alt)}](${writeAddress(source)})`;
  if (caption === "" || caption === alt) return picture;
  return isFirst ? `${picture}<br><em>${caption.replace(/\s+/g, " ").trim()}</em>` : picture;
}

/** The words of a line of Markdown, for where nothing else can stand. */
const cutMarks = (text: string) =>
  text
    .replace(/!?\[([^[\]]{0,500})\]\([^()\s]{0,500}\)/g, "$1")
    .replace(/<[^<>]{1,500}>/g, "")
    .replace(/(\*\*?|__?|`)(?=\S)([^*_`]{1,500})\1/g, "$2");

/** Code between fences that are longer than any in it; each line has the prefix but the first, which stands behind one. */
export function writeFence(code: string, language: string, prefix: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const lines = code
    .replace(/\r/g, "")
    .replace(/^[ \t]*\n/, "")
    .trimEnd()
    .split("\n");
  return [
    `${fence}${language.replace(/[^\w+#.-]/g, "")}`,
    ...trimEnd(lines.map((line) => cutPrefix(line, prefix))),
    fence,
  ].join(`\n${prefix}`);
}

/** Lines of a quote begin with its sign already. */
function cutPrefix(line: string, prefix: string): string {
  if (line.startsWith(prefix)) return line.slice(prefix.length);
  const bare = prefix.trimEnd();
  return bare !== "" && line.startsWith(bare)
    ? line.slice(bare.length)
    : line.trimStart() === line
      ? line
      : cutBlanks(line, prefix);
}

const cutBlanks = (line: string, prefix: string) => {
  const width = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(width, prefix.length));
};

/** Blocks of a tag's own, apart from what stands around it. */
export const writeBlocks = (blocks: readonly string[], prefix: string): string =>
  `\n${prefix}\n${prefix}${blocks.join(`\n${prefix}\n${prefix}`)}\n${prefix}\n${prefix}`;

const trimEnd = (lines: readonly string[]) =>
  lines.slice(0, lines.findLastIndex((line) => line.trim() !== "") + 1);
