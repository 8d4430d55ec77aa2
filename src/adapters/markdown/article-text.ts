import type { AnyNode } from "domhandler";
import { getOuterHTML } from "domutils";
import { compile, type FormatCallback, type HtmlToTextOptions } from "html-to-text";
import { breakLines } from "../../core/text/break-lines.ts";
import { measureText } from "../../core/text/display-width.ts";
import { selectTableFormat } from "./plain-text.ts";
import { readCodeLanguage } from "./read-code-language.ts";

const COLUMNS = 72;
/** Deep in quotes and lists there is still room for some words. */
const FEWEST_COLUMNS = 30;

/** Stands in a line that is to stay as it is; a noncharacter, which `cleanText` has taken out of every text before. */
const AS_IT_IS = "\ufffe";

/** Fenced and to the letter, so that it can be copied; never wrapped. */
const fence: FormatCallback = (element, walk, builder) => {
  builder.openBlock({ isPre: true, leadingLineBreaks: 2 });
  walk(element.children, builder);
  builder.closeBlock({
    trailingLineBreaks: 2,
    blockTransform: (code) => {
      const mark = code.includes("```") ? "````" : "```";
      const lines = [`${mark}${readCodeLanguage(element)}`, ...code.replace(/\n+$/, "").split("\n"), mark];
      return lines.map((line) => `${AS_IT_IS}${line}`).join("\n");
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
    blockTransform: (title) => {
      const lines = title.split("\n").flatMap((line) => breakLines(line, COLUMNS));
      const width = Math.min(COLUMNS, Math.max(...lines.map(measureText)));
      return [...lines, "-".repeat(width)].join("\n");
    },
  });
};

const picture: FormatCallback = (element, _walk, builder) => {
  if (element.attribs.alt) builder.addInline(`[${element.attribs.alt}]`);
};

/** Blocks of an article as a person would type them into a mail: 72 columns, code between fences, links in full. */
export function toArticleText(nodes: readonly AnyNode[]): string {
  const html = getOuterHTML([...nodes]);
  const text = findConverter(selectTableFormat(html))(html);
  const lines = text.split("\n").flatMap(wrapLine);
  return lines.join("\n").replace(/^\n+/, "").trimEnd(); // `\s+$` takes quadratic time in a run of blanks
}

/** The marks of quotes and lists before a line. */
const MARGIN = /^(?:> ?|[*] | +|\d{1,9}\. )*/;

/** Under a mark of a list the text goes on where it began; a quote is one in all its lines. */
function wrapLine(line: string): readonly string[] {
  if (line.includes(AS_IT_IS)) return [line.replace(AS_IT_IS, "")];
  if (measureText(line) <= COLUMNS || /\S {2,}\S/.test(line.replace(MARGIN, ""))) return [line]; // or a table's row
  const margin = MARGIN.exec(line)?.[0] ?? "";
  const [first = "", ...others] = breakLines(
    line.slice(margin.length),
    Math.max(FEWEST_COLUMNS, COLUMNS - margin.length),
  );
  const further = margin.replace(/[^>]/g, " ");
  return [`${margin}${first}`, ...others.map((other) => `${further}${other}`)];
}

const converters = new Map<string, (html: string) => string>();

/** Made once for each kind: making one costs more than most blocks do. */
function findConverter(table: string): (html: string) => string {
  const converter = converters.get(table) ?? compile(composeOptions(table));
  converters.set(table, converter);
  return converter;
}

const composeOptions = (table: string): HtmlToTextOptions => ({
  wordwrap: false, // it counts code units, knows blanks alone, and takes quadratic time in a long paragraph
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
