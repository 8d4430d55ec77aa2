import type { parseFeed } from "@rowanmanning/feed-parser";
import { readText } from "./read-text.ts";

type XmlElement = ReturnType<typeof parseFeed>["items"][number]["element"];

/** What people set in a title. Any other tag there is one that the title is about. */
const DRESS = "a|abbr|b|br|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u";
const OTHER_TAG = new RegExp(`<(?!/?(?:${DRESS})\\b)`, "gi");

/**
 * A title as plain text. Atom's is text where it does not say that it is HTML; RSS does not say, and generators write both,
 * so tags of dress are taken off and entities read, and `<div>` stays what it is.
 */
export function readTitle(item: XmlElement, isAtom: boolean): string {
  const title = item.findElementsWithName("title").find(({ textContent }) => textContent.trim() !== "");
  if (title === undefined) return "";
  const isText = isAtom && !(title.getAttribute("type") ?? "text").toLowerCase().includes("html");
  if (isText) return title.textContent;
  return readText(title.textContent.replace(OTHER_TAG, "&lt;"));
}
