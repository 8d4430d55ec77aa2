import { convert, type HtmlToTextOptions } from "html-to-text";

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"];
/**
 * Aligning columns takes quadratic time in rows and in columns, and memory for every place that a cell spans; nobody reads
 * a larger table as text.
 */
const MAX_ALIGNED_ROWS = 1_000;
const MAX_ALIGNED_COLUMNS = 50;
const MAX_ALIGNED_PLACES = 10_000;

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

/** Cells in columns, unless there are too many of them. */
export function selectTableFormat(html: string): "dataTable" | "block" {
  const [, ...rows] = html.split("<tr");
  if (rows.length > MAX_ALIGNED_ROWS) return "block";
  const sizes = rows.map(measureRow);
  const places = sizes.reduce((sum, row) => sum + row.places, 0);
  const isWide = sizes.some(({ columns }) => columns > MAX_ALIGNED_COLUMNS);
  return isWide || places > MAX_ALIGNED_PLACES ? "block" : "dataTable";
}

function measureRow(row: string): { readonly columns: number; readonly places: number } {
  let columns = 0;
  let places = 0;
  for (const [, attributes = ""] of row.matchAll(/<t[dh]\b([^<>]*)/g)) {
    const [across, down] = [readSpan(attributes, "colspan"), readSpan(attributes, "rowspan")];
    columns += across;
    places += across * down;
  }
  return { columns, places };
}

const readSpan = (attributes: string, name: "colspan" | "rowspan"): number =>
  Number(new RegExp(`${name}="(\\d+)"`).exec(attributes)?.[1] ?? 1);
