import { convert, type HtmlToTextOptions } from "html-to-text";

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false, // mail clients wrap; and wrapping takes quadratic time in long paragraphs
  limits: { maxInputLength: 8_000_000, maxDepth: 100 },
  selectors: [
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["(", ")"] } },
    { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
  ],
  formatters: {
    alternative: (element, _walk, builder) => builder.addInline(element.attribs.alt ?? ""),
  },
};

const withPictures = { selector: "img", format: "alternative" };
const withoutAddresses = { selector: "a", format: "inline" };

/** HTML as a person would type it: code and tables keep their lines, links show their address, pictures their words. */
export const toPlainText = (html: string): string =>
  convert(html, { ...OPTIONS, selectors: [...(OPTIONS.selectors ?? []), withPictures] });

/** As above, without the addresses of links: what is read aloud, and counted. */
export const toReadText = (html: string): string =>
  convert(html, { ...OPTIONS, selectors: [withPictures, withoutAddresses] });
