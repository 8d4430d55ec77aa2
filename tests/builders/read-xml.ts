import { type Element, xml2js } from "xml-js";

/** A strict reading of XML: throws where it is not well-formed, forbidden characters and bare `<` in attributes too. */
export function readXml(text: string): Element {
  const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (illegal !== null) throw new Error(`Illegal character at ${illegal.index}`);
  const markup = text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, "");
  if (/<[a-z][^<>]*="[^"<]*</i.test(markup)) throw new Error("A bare < in an attribute.");
  if (markup.replace(/"[^"]*"/g, "").includes("]]>"))
    throw new Error("A CDATA section ends where none began.");
  const document = xml2js(text) as Element; // the other shape is for the option `compact`
  const root = document.elements?.find((element) => element.type === "element");
  if (!text.trimEnd().endsWith(`</${root?.name}>`)) throw new Error("The root does not end.");
  return document;
}

/** Every element of that name, wherever it stands. */
export function findAll(element: Element, name: string): readonly Element[] {
  const below = (element.elements ?? []).flatMap((child) => findAll(child, name));
  return element.name === name ? [element, ...below] : below;
}

/** The text of an element, its CDATA sections put together. */
export const textOf = (element: Element | undefined): string =>
  (element?.elements ?? []).map((child) => String(child.text ?? child.cdata ?? "")).join("");
