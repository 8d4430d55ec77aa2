import type { BodyOrigin } from "../../../../core/posts/origin/body-origin.ts";
import type { Replacement, TagPlace } from "../replace-tags.ts";
import { nameCallout, writeCallout } from "../templates/callout.ts";
import { writeEmbedTag } from "../templates/embed-tags.ts";
import { escapeWords, writeBlocks, writeFence, writePicture } from "../write-markdown.ts";
import type { MdxFile } from "./mdx-file.ts";
import type { JsxTag } from "./read-element.ts";

const PICTURES = /^(?:img|Img|Image|NextImage|StaticImage|GatsbyImage|Picture|Figure|ThemedImage|ZoomImage)$/;
const LINKS = /^(?:Link|NextLink|GatsbyLink|NavLink|LinkCard|Button|Card)$/;
const TITLED = /^(?:TabItem|Tab|TabPanel|Step|AccordionItem|Accordion)$/;
const CODE = /^(?:Code|CodeBlock|Highlight|Prism)$/;
/** HTML that stands in a line of text. */
const INLINE =
  /^(?:a|abbr|b|br|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)$/;

/** What an element of JSX leaves in Markdown: known components what they show, HTML itself, others what stands in them. */
export function writeElement(tag: JsxTag, place: TagPlace, file: MdxFile): Replacement {
  const { name, end } = tag;
  if (/^[a-z]/.test(name) && name !== "img") return { end, text: writeHtml(tag, place, file) };
  if (tag.isClosing) return { end, text: closeElement(name, file) };
  const text = openElement(tag, place, file);
  return typeof text === "string" ? { end, text } : text;
}

function closeElement(name: string, { ends }: MdxFile): string {
  const last = ends.at(-1);
  if (last?.name !== name) return "";
  ends.pop();
  return last.text;
}

function openElement(tag: JsxTag, place: TagPlace, file: MdxFile): string | Replacement {
  const { name, isSelfClosing } = tag;
  const read = (names: string) => readAttribute(tag, names, file);
  if (PICTURES.test(name)) return writeImage(read, place.isFirst);
  if (CODE.test(name)) return writeCode(tag, place, read);
  const named = new Map(
    [...tag.attributes.keys()].map((key) => [key.toLowerCase(), read(key) ?? ""] as const),
  );
  const shown = writeEmbedTag(name, { plain: [], named });
  if (shown !== null) return shown;
  if (isSelfClosing) return LINKS.test(name) ? writeCard(read) : "";
  const title = read("title label value header summary name");
  if (nameCallout(name) !== null && !LINKS.test(name)) return openCallout(name, read, place, file);
  if (LINKS.test(name) && read("href to url") !== undefined) {
    file.ends.push({ name, text: "</a>" });
    return `<a href="${escapeValue(read("href to url") ?? "")}">`;
  }
  if (TITLED.test(name) && title !== undefined)
    return writeBlocks([`**${escapeWords(title)}**`], place.prefix);
  return "";
}

type Read = (names: string) => string | undefined;

function writeImage(read: Read, isFirst: boolean): string {
  const source = read("src");
  const alt = read("alt") ?? "";
  if (source === undefined) return escapeWords(alt);
  return writePicture({ source, alt, caption: read("caption title") ?? "" }, isFirst);
}

function writeCard(read: Read): string {
  const address = read("href to url");
  const words = read("title label text");
  return address === undefined || words === undefined ? "" : `[${escapeWords(words)}](<${address}>)`;
}

function openCallout(name: string, read: Read, { prefix }: TagPlace, { ends }: MdxFile): string {
  const kind = read("type kind variant intent") ?? name;
  const { begin, end } = writeCallout(
    read("title") ?? nameCallout(kind) ?? nameCallout(name) ?? "Note",
    prefix,
  );
  ends.push({ name, text: end });
  return begin;
}

/** Code as an attribute, or as a text between the tags. */
function writeCode(
  { name, isSelfClosing, end }: JsxTag,
  { source, prefix }: TagPlace,
  read: Read,
): string | Replacement {
  const language = read("lang language") ?? "";
  const given = read("code");
  if (given !== undefined) return `\n${prefix}${writeFence(given, language, prefix)}\n${prefix}`;
  const close = isSelfClosing ? -1 : source.indexOf(`</${name}>`, end);
  if (close === -1 || close - end > MAX_CODE) return "";
  const content = source.slice(end, close).trim();
  const literal = /^\{\s*`([\s\S]*)`\s*\}$/.exec(content)?.[1];
  if (literal === undefined) return "";
  return {
    end: close + name.length + 3,
    text: `\n${prefix}${writeFence(literal.replace(/\\([`$\\])/g, "$1"), language, prefix)}\n${prefix}`,
  };
}

const MAX_CODE = 50_000;

/** HTML with those of its attributes that are texts; a block is parted from what stands in it, which is Markdown. */
function writeHtml(tag: JsxTag, { isFirst, source }: TagPlace, file: MdxFile): string {
  const { name, isClosing, isSelfClosing, end } = tag;
  if (isClosing) return INLINE.test(name) ? `</${name}>` : `\n\n</${name}>\n\n`;
  const attributes = [...tag.attributes.keys()]
    .filter((key) => /^[\w:-]+$/.test(key) && key !== "className" && key !== "style")
    .flatMap((key) => {
      const value = readAttribute(tag, key, file);
      return value === undefined ? [] : [` ${key}="${escapeValue(value)}"`];
    });
  const text = `<${name}${attributes.join("")}${isSelfClosing ? " /" : ""}>`;
  const isAlone = isFirst && /^[ \t]*\r?(?:\n|$)/.test(source.slice(end, end + 80));
  return isAlone && !INLINE.test(name) ? `${text}\n\n` : text;
}

/** The first of these that is given, as text; an import's name is where it is imported from. */
function readAttribute(
  { attributes }: JsxTag,
  names: string,
  { imports, origin }: MdxFile,
): string | undefined {
  for (const name of names.split(" ")) {
    const value = attributes.get(name);
    if (value === undefined) continue;
    if (!value.isExpression) return value.text;
    const written = value.text.trim();
    const required = /^require\(\s*["']([^"']+)["']\s*\)(?:\.default)?$/.exec(written)?.[1];
    const known =
      readLiteral(written, origin.data) ??
      imports.get(written.replace(/\.src$/, "")) ??
      (required === undefined ? undefined : `~${required}`.replace(/^~(?=@site\/static)/, "")) ??
      /^useBaseUrl\(\s*["']([^"']+)["']\s*\)$/.exec(written)?.[1];
    if (known !== undefined && known !== null) return known;
  }
  return undefined;
}

/** What an expression shows, where it is a text, a number, or a text of the front matter; null: it has to be run. */
export function readLiteral(expression: string, data: BodyOrigin["data"]): string | null {
  const text = expression.trim();
  const [, double, single, raw] =
    /^(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\$]|\\.)*)`)$/s.exec(text) ?? [];
  const literal = double ?? single ?? raw;
  if (literal !== undefined)
    return literal.replace(/\\(.)/gs, (_, sign: string) => (sign === "n" ? "\n" : sign));
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const key = /^(?:props\.)?(?:front[mM]atter|metadata|meta)\.([\w$]+)$/.exec(text)?.[1];
  const value = key !== undefined && Object.hasOwn(data, key) ? data[key] : null;
  return typeof value === "string" ? value : null;
}

const escapeValue = (text: string) =>
  text
    .replace(/&(?!#?\w+;)/g, "&amp;")
    .replace(/"/g, "&quot;")
    .replace(/</g, "&lt;");
