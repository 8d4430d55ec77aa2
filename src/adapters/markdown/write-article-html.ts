import { type ChildNode, type Element, isTag, isText } from "domhandler";
import { getElementsByTagName, textContent } from "domutils";
import { escapeText, escapeValue } from "../../core/text/escape-html.ts";
import { BLOCKS, MAIL_ELEMENTS } from "./article-elements.ts";
import { highlightCode, isColourable } from "./highlight-code.ts";
import { readCodeLanguage } from "./read-code-language.ts";

/** Inline content as it stands between the tags of a block. */
export const writeInline = (nodes: readonly ChildNode[]): string => nodes.map(writeNode).join("");

/** A block with everything in it, in the canonical form of `ArticleBlock`. */
export function writeBlock(element: Element): string {
  switch (element.name) {
    case "pre":
      return writeListing(element);
    case "caption":
    case "figcaption":
      return tag("p", ' class="caption"', writeInline(element.children));
    case "summary":
      return tag("p", "", tag("strong", "", writeInline(element.children)));
    case "table":
      return writeTable(element);
    case "p":
      return writeParagraph(element.children, writeAttributes(element, []));
    case "li":
    case "td":
    case "th":
    case "dd":
      return writeElement(element, writeCell(element.children));
    case "figure":
      return writeFigure(element);
    case "div":
    case "details":
      return writeFlow(element.children);
    case "blockquote":
      return writeElement(element, writeFlow(element.children));
    default:
      return writeElement(
        element,
        writeInline(HOLDERS.has(element.name) ? listParts(element) : element.children),
      );
  }
}

/** What holds rows or items: the blanks between them are no content. */
const HOLDERS = new Set(["ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "tr"]);
const listParts = (element: Element) => element.children.filter((node) => !isBlank(node));

/** Items and cells hold words or blocks; words stay without a paragraph of their own. */
const writeCell = (nodes: readonly ChildNode[]): string =>
  listFlow(nodes)
    .map((part) => (Array.isArray(part) ? writeInline(part).trim() : writeBlock(part)))
    .join("");

/** Blocks one after the other; text that stands between them becomes paragraphs. */
export const writeFlow = (nodes: readonly ChildNode[]): string =>
  listFlow(nodes)
    .map((part) => (Array.isArray(part) ? writeParagraph(part, "") : writeBlock(part)))
    .join("");

/** The blocks among nodes, and the runs of text between them that are not blank. */
export function listFlow(nodes: readonly ChildNode[]): readonly (Element | ChildNode[])[] {
  const parts: (Element | ChildNode[])[] = [];
  for (const node of nodes) {
    const last = parts.at(-1);
    if (isTag(node) && BLOCKS.has(node.name)) parts.push(node);
    else if (Array.isArray(last)) last.push(node);
    else parts.push([node]);
  }
  return parts.filter((part) => !Array.isArray(part) || part.some((node) => !isBlank(node)));
}

/** A picture, and its caption close below. */
function writeFigure({ children }: Element): string {
  const isCaption = (node: ChildNode) => isTag(node) && node.name === "figcaption";
  const body = writeFlow(children.filter((node) => !isCaption(node)));
  const caption = children.filter(isCaption).filter(isTag).map(writeBlock).join("");
  return (caption === "" ? body : body.replace(/^<p>/, '<p class="figure">')) + caption;
}

/** A picture that has a paragraph to itself is set as wide as the column; one among words stays as it is. */
function writeParagraph(nodes: readonly ChildNode[], attributes: string): string {
  const shown = nodes.filter((node) => !isBlank(node));
  const only = shown.length === 1 ? shown[0] : undefined;
  const picture = only === undefined ? null : findOnlyPicture(only);
  if (picture !== null) picture.attribs.class = "picture";
  return shown.length === 0 ? "" : tag("p", attributes, writeInline(nodes).trim());
}

function findOnlyPicture(node: ChildNode): Element | null {
  if (!isTag(node)) return null;
  if (node.name === "img") return node;
  const inner = node.children.filter((child) => !isBlank(child));
  return node.name === "a" && inner.length === 1 && inner[0] !== undefined ? findOnlyPicture(inner[0]) : null;
}

/** An attribute of a listing that stays in one colour. Never written: names of attributes are. */
const PLAIN = "plain";
/** Of all listings of a post together, in characters; what comes after them stays in one colour. */
const MAX_COLOURED = 24_000;

/** Colours cost the most time of all: the first listings get them, in the order of the post. Changes the tree. */
export function limitColours(nodes: readonly ChildNode[]): void {
  let left = MAX_COLOURED;
  for (const listing of getElementsByTagName("pre", [...nodes])) {
    const code = textContent(listing);
    if (readCodeLanguage(listing) === "" || !isColourable(code)) continue;
    if (code.length > left) listing.attribs[PLAIN] = "";
    else left -= code.length;
  }
}

/** Tabs are eight columns wide in mail clients: half of that is enough on a telephone. */
function writeListing(element: Element): string {
  const code = textContent(element).replace(/\n$/, "").replaceAll("\t", "    ");
  const coloured =
    element.attribs[PLAIN] === undefined ? highlightCode(code, readCodeLanguage(element)) : null;
  return tag("pre", "", coloured ?? escapeText(code));
}

/** Captions stand above: mail clients do not know the element. */
function writeTable(element: Element): string {
  const isCaption = (node: ChildNode) => isTag(node) && node.name === "caption";
  const captions = element.children.filter(isCaption).filter(isTag).map(writeBlock).join("");
  const rows = listParts(element).filter((node) => !isCaption(node));
  return captions + tag("table", writeAttributes(element, []), writeInline(rows));
}

function writeNode(node: ChildNode): string {
  if (isText(node)) return escapeText(node.data.replace(/[ \t\r\n]+/g, " "));
  if (!isTag(node)) return "";
  if (node.name === "img") return writePicture(node);
  return BLOCKS.has(node.name) ? writeBlock(node) : writeElement(node);
}

function writeElement(element: Element, content = writeInline(element.children)): string {
  const known = MAIL_ELEMENTS[element.name];
  const attributes = writeAttributes(element, known?.attributes ?? []);
  if (element.name === "q") return `“${content}”`;
  if (known === undefined) return attributes === "" ? content : tag("span", attributes, content);
  if (known.name === "br" || known.name === "hr") return `<${known.name}>`;
  return tag(known.name, attributes, content);
}

/** By https, as browsers ask for pictures of pages that came by https; a mail has no other way. */
function writePicture(element: Element): string {
  const { src = "", alt = "", class: role } = element.attribs;
  const picture = `<img src="${escapeValue(src.replace(/^http:/, "https:"))}" alt="${escapeValue(alt)}"`;
  const size = ["width", "height"].map((name) => writeAttribute(name, element.attribs[name]));
  return `${picture}${role === "picture" ? ' class="picture"' : ""}${size.join("")}>`;
}

const writeAttributes = (element: Element, names: readonly string[]) =>
  [...names, "lang", "dir"].map((name) => writeAttribute(name, element.attribs[name])).join("");

const writeAttribute = (name: string, value: string | undefined) =>
  value === undefined || value === "" ? "" : ` ${name}="${escapeValue(value)}"`;

const tag = (name: string, attributes: string, content: string) =>
  `<${name}${attributes}>${content}</${name}>`;

const isBlank = (node: ChildNode) => !isTag(node) && (!isText(node) || node.data.trim() === "");
