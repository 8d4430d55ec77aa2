import { readObjectLiteral } from "./read-object-literal.ts";

/** Next.js with MDX, Astro, MDX itself: what a page says of itself, as the object that it exports. */
const EXPORT =
  /^export\s+(?:const|let|var)\s+(?:metadata|meta|frontmatter|frontMatter)\b(?:\s*:\s*[\w.<>]+)?\s*=\s*(?=\{)/m;
const TAIL = /[^\S\n]*(?:satisfies\s+[\w.<>]+|as\s+const)?[^\S\n]*;?[^\S\n]*(?:\n|$)/y;

/** The object's values and the text without the statement; null where there is none. It is read and never run. */
export function findMetadataExport(
  source: string,
): { readonly data: Readonly<Record<string, unknown>>; readonly body: string } | null {
  const match = EXPORT.exec(source);
  if (match === null) return null;
  const literal = readObjectLiteral(source, match.index + match[0].length);
  if (literal === null) return null;
  TAIL.lastIndex = literal.end;
  const tail = TAIL.exec(source)?.[0].length ?? 0;
  return { data: literal.value, body: source.slice(0, match.index) + source.slice(literal.end + tail) };
}
