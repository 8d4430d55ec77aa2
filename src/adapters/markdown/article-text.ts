import type { AnyNode } from "domhandler";
import { getOuterHTML } from "domutils";
import { compile, type FormatCallback, type HtmlToTextOptions } from "html-to-text";
import { selectTableFormat } from "./plain-text.ts";
import { readCodeLanguage } from "./read-code-language.ts";

const COLUMNS = 72;
/** Wrapping takes quadratic time in the length of a paragraph, and nobody writes such a one by hand. */
const MAXIMUM_WRAPPED = 10_000;

/** Fenced and to the letter, so that it can be copied; never wrapped. */
const fence: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ isPre: true, leadingLineBreaks: 2 });
  walk(element.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 2,
    blockTransform: (code) => {
      const mark = code.includes("```") ? "````" : "```";
      return `${mark}${readCodeLanguage(element)}\n${code.replace(/\n+$/, "")}\n${mark}`;
    },
  });
};

/** Between the marks that Markdown has for it, unless fences stand around. */
const quoteCode: FormatCallback = (element, walk, builder) => {
  const mark = element.parent?.name === "pre" ? "" : "`";
  builder.addLiteral(mark);
  walk(element.children, builder);
  builder.addLiteral(mark);
};

const underline: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ leadingLineBreaks: 2 });
  walk(element.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 2,
    blockTransform: (title) =>
      `${title}\n${"-".repeat(Math.max(...title.split("\n").map((line) => line.length)))}`,
  });
};

const picture: FormatCallback = (element, _walk, builder) => {
  if (element.attribs.alt) builder.addInline(`[${element.attribs.alt}]`);
};

/** Blocks of an article as a person would type them into a mail: 72 columns, code between fences, links in full. */
export function toArticleText(nodes: readonly AnyNode[]): string {
  const html = getOuterHTML([...nodes]);
  const convert = findConverter(html.length <= MAXIMUM_WRAPPED, selectTableFormat(html));
  return convert(html).replace(/^\n+/, "").trimEnd(); // `\s+$` takes quadratic time in a run of blanks
}

const converters = new Map<string, (html: string) => string>();

/** Made once for each of the four kinds: making one costs more than most blocks do. */
function findConverter(wrapped: boolean, table: string): (html: string) => string {
  const kind = `${wrapped} ${table}`;
  const converter = converters.get(kind) ?? compile(composeOptions(wrapped, table));
  converters.set(kind, converter);
  return converter;
}

const composeOptions = (wrapped: boolean, table: string): HtmlToTextOptions => ({
  wordwrap: wrapped ? COLUMNS : false,
  limits: { maxInputLength: 8_000_000, maxDepth: 100 },
  formatters: { fence, underline, quoteCode, picture },
  selectors: [
    ...["h1", "h2"].map((selector) => ({ selector, format: "underline" })),
    ...["h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: "pre", format: "fence" },
    { selector: "code", format: "quoteCode" },
    { selector: "a", options: { hideLinkHrefIfSameAsText: true, linkBrackets: ["(", ")"] } },
    { selector: "table", format: table, options: { uppercaseHeaderCells: false } },
    { selector: "img", format: "picture" },
    ...["figure", "figcaption", "summary"].map((selector) => ({ selector, format: "block" })),
  ],
});
