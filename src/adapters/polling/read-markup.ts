import type { parseFeed } from "@rowanmanning/feed-parser";
import { escapeText, escapeValue } from "../../core/text/escape-html.ts";

type XmlElement = ReturnType<typeof parseFeed>["items"][number]["element"];

interface Markup {
  readonly html: string;
  /** `xml:base`, where it stands on the element or around it. */
  readonly baseUrl: string | null;
}

/** The first of these elements that says anything, as HTML. */
export function readMarkup(item: XmlElement, names: readonly string[]): Markup | null {
  for (const name of names) {
    for (const element of item.findElementsWithName(name)) {
      if (isMedia(element)) continue;
      const html = toHtml(element).trim();
      if (html !== "") return { html, baseUrl: element.baseUrl };
    }
  }
  return null;
}

/** `media:content` and `media:description` tell of a picture, not of the post. */
const isMedia = (element: XmlElement) => element.namespaceUri?.includes("search.yahoo.com/mrss") ?? false;

/**
 * Atom says which of three it is (RFC 4287, section 3.1.1): text, HTML that was escaped, or XHTML that stands there as
 * elements. RSS has HTML that was escaped or lies in a CDATA section; both come out of the parser as HTML.
 */
function toHtml(element: XmlElement): string {
  const type = element.getAttribute("type")?.toLowerCase() ?? "html";
  if (type === "xhtml" || type === "application/xhtml+xml") return serialize(unwrap(element));
  if ((type === "text" || type === "text/plain") && element.namespace !== "content")
    return escapeText(element.textContent);
  const hasElements = element.children.some((child) => typeof child !== "string");
  return hasElements ? serialize(element) : element.textContent;
}

/** XHTML lies in one `div` that is no part of it. */
function unwrap(element: XmlElement): XmlElement {
  const inside = element.children.filter((child) => typeof child !== "string" || child.trim() !== "");
  const [only] = inside;
  return inside.length === 1 && only !== undefined && typeof only !== "string" && only.name === "div"
    ? only
    : element;
}

const VOID = new Set([
  "area",
  "base",
  "br",
  "col",
  "embed",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "source",
  "track",
  "wbr",
]);

const serialize = (element: XmlElement): string =>
  element.children
    .map((child) => {
      if (typeof child === "string") return escapeText(child);
      const attributes = Object.entries(child.attributes).map(
        ([name, value]) => ` ${name}="${escapeValue(value)}"`,
      );
      const start = `<${child.name}${attributes.join("")}>`;
      return VOID.has(child.name) ? start : `${start}${serialize(child)}</${child.name}>`;
    })
    .join("");
