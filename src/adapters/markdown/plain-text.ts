import { convert, type HtmlToTextOptions } from "html-to-text";

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"];
/** Aligning columns takes quadratic time in rows; nobody reads a longer table as text. */
const MAXIMUM_ALIGNED_ROWS = 1_000;

const OPTIONS: HtmlToTextOptions = {
  wordwrap: false, // mail clients wrap; and wrapping takes quadratic time in long paragraphs
  limits: { maxInputLength: 8_000_000, maxDepth: 100 },
  formatters: {
    alternative: (element, _walk, builder) => builder.addInline(element.attribs.alt ?? ""),
  },
};

const PICTURE = { selector: "img", format: "alternative" };

/** HTML as a person would type it: code and tables keep their lines, links show their address, pictures their words. */
export function toPlainText(html: string): string {
  return convert(html, {
    ...OPTIONS,
    selectors: [
      ...HEADINGS.map((selector) => ({ selector, options: { uppercase: false } })),
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["(", ")"] } },
      { selector: "table", format: selectTableFormat(html), options: { uppercaseHeaderCells: false } },
      PICTURE,
    ],
  });
}

/** As above, on fewer lines and without the addresses of links. */
export const toReadText = (html: string): string =>
  convert(html, { ...OPTIONS, selectors: [PICTURE, { selector: "a", format: "inline" }] });

/** Cells in columns, unless there are too many. */
export const selectTableFormat = (html: string) =>
  html.split("<tr").length - 1 > MAXIMUM_ALIGNED_ROWS ? "block" : "dataTable";
