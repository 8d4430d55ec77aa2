import { type ChildNode, Element, isTag } from "domhandler";
import { parseDocument } from "htmlparser2";
import { type Article, type ArticleBlock, MAX_ARTICLE_BYTES } from "../../core/posts/article.ts";
import { toArticleText } from "./article-text.ts";
import { limitColours, listFlow, writeBlock, writeFlow } from "./write-article-html.ts";

/** A longer list is several blocks, so that a mail may end within it. */
const MAX_LIST_BYTES = 4_000;

/** What has no place in a mail as a block, but only its content. */
const WRAPPERS = new Set(["div", "details"]);
const LISTS = new Set(["ul", "ol"]);

/** A block, and what it was written from. */
interface Source {
  readonly html: string;
  readonly nodes: readonly ChildNode[];
}

/**
 * Safe HTML as the blocks of an article: what mail clients know, with highlighted code, as much as a mail could ever
 * show. Made when the post is published, because rendering a mail has no time for parsers.
 */
export function deriveArticle(safeHtml: string): Article {
  const blocks: ArticleBlock[] = [];
  let left = MAX_ARTICLE_BYTES;
  const { children } = parseDocument(safeHtml);
  limitColours(children);
  for (const { html, nodes } of listSources(children)) {
    const size = countBytes(html.replace(COLOURS, ""));
    if (size > left) return { blocks, whole: false };
    const text = toArticleText(nodes);
    left -= Math.max(size, countBytes(text));
    if (left < 0) return { blocks, whole: false };
    blocks.push({ html, text });
  }
  return { blocks, whole: true };
}

/** Lazily, one after the other: of a post as long as a book only the beginning is written. */
function* listSources(nodes: readonly ChildNode[]): Generator<Source> {
  for (const part of listFlow(nodes)) {
    if (!Array.isArray(part) && isNotes(part)) yield* listNotes(part);
    else if (!Array.isArray(part) && WRAPPERS.has(part.name)) yield* listSources(part.children);
    else if (!Array.isArray(part) && LISTS.has(part.name)) yield* listParts(part);
    else yield* toSource(Array.isArray(part) ? part : [part]);
  }
}

/** Nothing where nothing is left in it. */
function* toSource(nodes: readonly ChildNode[], mark = ""): Generator<Source> {
  const html = writeFlow(nodes);
  if (html !== "") yield { html: html.replace(/^<[a-z]+/, (name) => name + mark), nodes };
}

const isNotes = (element: Element) => element.name === "div" && element.attribs.class === "footnotes";

/** Footnotes: a rule, and a list set smaller. */
function* listNotes(element: Element): Generator<Source> {
  for (const part of element.children.filter(isTag)) {
    if (part.name === "ol") yield* listParts(part, "notes");
    else yield* toSource([part]);
  }
}

/** A list in parts of whole items; an ordered one goes on counting, and all but the last part close up to the next. */
function* listParts(list: Element, role = ""): Generator<Source> {
  const parts = divideItems(list.children.filter(isTag));
  let start = Number(list.attribs.start ?? 1);
  for (const [index, items] of parts.entries()) {
    const roles = [role, index < parts.length - 1 ? "part" : ""].filter((name) => name !== "");
    const mark = roles.length === 0 ? "" : ` class="${roles.join(" ")}"`;
    yield* toSource([toList(list, items, start)], mark);
    start += items.length;
  }
}

function divideItems(items: readonly Element[]): readonly (readonly Element[])[] {
  const parts: Element[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const size = countBytes(writeBlock(item));
    bytes += size;
    if (bytes > MAX_LIST_BYTES) {
      parts.push([]);
      bytes = size;
    }
    parts.at(-1)?.push(item);
  }
  return parts;
}

function toList(list: Element, items: readonly Element[], start: number): Element {
  const { start: _start, ...others } = list.attribs;
  const attributes = list.name === "ol" && start !== 1 ? { ...others, start: String(start) } : others;
  return new Element(list.name, attributes, [...items]);
}

/** Not counted: a mail does without them where it has no room. */
const COLOURS = /<span class="hl-[a-z]">|<\/span>/g;

const encoder = new TextEncoder();
const countBytes = (text: string) => encoder.encode(text).byteLength;
