import type { BodyOrigin } from "../../../../core/posts/origin/body-origin.ts";
import { type Replacement, replaceTags, type TagPlace } from "../replace-tags.ts";
import type { MdxFile } from "./mdx-file.ts";
import { findBraceEnd, readElement } from "./read-element.ts";
import { readStatement } from "./read-statement.ts";
import { unindent } from "./unindent.ts";
import { readLiteral, writeElement } from "./write-element.ts";

const MAX_EXPRESSION = 20_000;
const MAX_VAIN = 2_000_000;
/** A statement of a module, which no sentence begins with. */
const STATEMENT =
  /^(?:import\s+(?:[\w$*{][^\n]*?\sfrom\s+)?["'][^"'\n]+["']|import\s+(?:[\w$]+\s*,\s*)?\{\s*$|export\s+(?:default\s|(?:const|let|var|function|async)\s+[\w$]+\s*[=(]))/m;

/** MDX by its name or its generator, or because it imports what no plain Markdown could show. */
export const isMdx = (markdown: string, { path, generator }: BodyOrigin): boolean =>
  /\.mdx$/i.test(path) || generator === "docusaurus" || holdsStatements(markdown);

const holdsStatements = (markdown: string) => {
  const [beginning = ""] = markdown.split(/^(?:```|~~~)/m, 1);
  return STATEMENT.test(beginning);
};

/**
 * MDX (https://mdxjs.com/docs/what-is-mdx) as Markdown: statements and comments go, components leave what stands in them or what
 * they are known to show, expressions leave their texts. Nothing is run.
 */
export function expandMdx(markdown: string, origin: BodyOrigin): string {
  const file: MdxFile = { origin, imports: new Map(), vain: MAX_VAIN, ends: [] };
  const expanded = replaceTags(markdown, {
    opening: "\\{|<(?=[A-Za-z/>])|(?<![^\\n])(?:import|export)(?=[\\s{*])",
    hasIndentedCode: false,
    read: (place) => readTag(place, file),
  });
  return unindent(expanded);
}

function readTag(place: TagPlace, file: MdxFile): Replacement | null {
  const { source, at } = place;
  switch (source[at]) {
    case "{":
      return readExpression(place, file);
    case "<":
      return readMarkup(place, file);
    default:
      return readModule(place, file);
  }
}

function readModule({ source, at }: TagPlace, { imports }: MdxFile): Replacement | null {
  const statement = readStatement(source, at);
  if (statement === null) return null;
  if (statement.imported !== null) imports.set(statement.imported.name, nameImport(statement.imported.from));
  return { end: statement.end, text: "\n" };
}

/** `{#id}` behind a heading is Docusaurus' and no expression. */
function readExpression({ source, at }: TagPlace, file: MdxFile): Replacement | null {
  if (/^\{[#.:]/.test(source.slice(at, at + 2))) return null;
  if (file.vain <= 0) return null;
  const end = findBraceEnd(source, at, Math.min(source.length, at + MAX_EXPRESSION));
  if (end === null) file.vain -= MAX_EXPRESSION;
  return end === null
    ? null
    : { end, text: readLiteral(source.slice(at + 1, end - 1), file.origin.data) ?? "" };
}

function readMarkup(place: TagPlace, file: MdxFile): Replacement | null {
  if (file.vain <= 0) return null;
  const tag = readElement(place.source, place.at);
  if (tag === null) file.vain -= MAX_EXPRESSION;
  return tag === null ? null : writeElement(tag, place, file);
}

/** What is imported gets an address that only the generator knows, but for what Docusaurus keeps as it is. */
const nameImport = (from: string): string => (from.startsWith("@site/static/") ? from : `~${from}`);
