import MarkdownIt from "markdown-it";
import { foldLine } from "../../core/clean-text.ts";
import type { RenderedMarkdown } from "../../core/posts/article.ts";
import { countWords } from "../../core/posts/count-words.ts";
import { resolveLink, resolvePicture } from "../../core/posts/links/resolve-body-address.ts";
import type { BodyOrigin } from "../../core/posts/origin/body-origin.ts";
import { isTooLargeToStore } from "../../core/posts/post-source.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { MarkdownRenderer } from "../../ports/posts/markdown-renderer.ts";
import { deriveArticle } from "./derive-article.ts";
import { expandDialects } from "./dialects/expand-dialects.ts";
import { addRules } from "./dialects/rules/add-rules.ts";
import { deriveExcerpt } from "./excerpt.ts";
import { addFootnotes } from "./footnotes.ts";
import { linkEmbeds } from "./link-embeds.ts";
import { type HtmlSize, measureHtml } from "./measure-html.ts";
import { namePictures } from "./name-pictures.ts";
import { toPlainText, toReadText } from "./plain-text.ts";
import { renderTitle } from "./render-title.ts";
import { type AddressResolver, selectSafeHtml } from "./safe-html.ts";

/** Half of markdown-it's own limit: time grows with it for unclosed brackets, and nobody nests so deep by hand. */
const MAX_NESTING = 40;
const MAX_TAG_DEPTH = 200;
/** Half a megabyte of prose has some 10,000; each costs the parser some 4 µs, however empty it is. */
const MAX_LINES = 50_000;
/** Half a megabyte of prose makes 16,000; each costs the parsers that follow some 30 µs together. */
const MAX_ELEMENTS = 40_000;

const TOO_LARGE: Problem = {
  kind: "post-too-large",
  detail: "The HTML made from this Markdown is too long to be stored: split the post.",
};

/**
 * Markdown (CommonMark with tables, strikethrough and footnotes) to safe HTML and plain text. HTML in Markdown is taken, since
 * blogs use it, and sanitised with everything else. Only what looks like an address with a scheme becomes a link.
 */
export function createMarkdownRenderer(): MarkdownRenderer {
  const markdownIt = new MarkdownIt({ html: true, linkify: true, maxNesting: MAX_NESTING });
  // What a link may point to is decided in one place, by the sanitiser: it drops the target and keeps the words.
  markdownIt.validateLink = () => true;
  addFootnotes(markdownIt);
  addRules(markdownIt);
  markdownIt.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  return {
    render(markdown, baseUrl, origin = createUnknownOrigin(baseUrl)) {
      const excess = findLineExcess(markdown);
      if (excess !== null) return refuse(excess);
      return guard("Markdown", () => {
        const plain = expandDialects(markdown, origin);
        const grown = findLineExcess(plain);
        if (grown !== null) return refuse(grown);
        return compose(markdownIt.render(plain, { origin }), baseUrl, createResolver(origin));
      });
    },
    renderTitle,
    renderHeading: (heading) => foldLine(toReadText(markdownIt.renderInline(heading))),
    renderHtml: (html, baseUrl) => guard("HTML", () => compose(html, baseUrl)),
  };
}

/** Of a text that comes from no file. */
const createUnknownOrigin = (baseUrl: URL): BodyOrigin => ({
  path: "",
  generator: null,
  data: {},
  siteUrl: new URL(baseUrl.origin),
  findPost: () => null,
  findStoredPost: () => null,
});

const createResolver = (origin: BodyOrigin): AddressResolver => ({
  link: (href) => resolveLink(href, origin),
  picture: (source) => resolvePicture(source, origin),
});

function findLineExcess(markdown: string): string | null {
  const lines = markdown.split("\n").length;
  return lines > MAX_LINES ? `It has ${lines} lines; at most ${MAX_LINES} are read: split the post.` : null;
}

/** Parsers of other people meet every text that an author can write: what they cannot do is the author's news. */
function guard(
  language: string,
  work: () => Result<RenderedMarkdown, Problem>,
): Result<RenderedMarkdown, Problem> {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refuse(`The ${language} cannot be rendered: ${reason}`);
  }
}

function compose(
  written: string,
  baseUrl: URL,
  resolve?: AddressResolver,
): Result<RenderedMarkdown, Problem> {
  const html = namePictures(linkEmbeds(written), resolve?.picture ?? ((source) => source));
  const excess = findExcess(measureHtml(html));
  if (excess !== null) return refuse(excess);
  const safe = selectSafeHtml(html, baseUrl, resolve);
  if (isTooLargeToStore([safe])) return fail(TOO_LARGE);
  const text = toPlainText(safe).trim();
  if (isTooLargeToStore([safe, text])) return fail(TOO_LARGE);
  const article = deriveArticle(safe);
  if (isTooLargeToStore([safe, text, JSON.stringify(article)])) return fail(TOO_LARGE);
  return succeed({
    html: safe,
    text,
    article,
    words: countWords(text),
    excerpt: deriveTeaser(html, safe, baseUrl),
  });
}

/** What stands above the author's own mark, else what the text begins with. */
function deriveTeaser(html: string, safe: string, baseUrl: URL): string {
  const mark = MORE.exec(html);
  const chosen = mark === null ? "" : deriveExcerpt(selectSafeHtml(html.slice(0, mark.index), baseUrl));
  return chosen === "" ? deriveExcerpt(safe) : chosen;
}

/**
 * `<!-- more -->` of Hexo, Hugo, Zola and WordPress, `<!-- truncate -->` of Docusaurus, `<!-- excerpt -->` of Eleventy; and what
 * Hexo, Zola and WordPress make of it in a page, and so in a feed: `<span id="more-7"></span>`, `<span id="continue-reading"></span>`.
 */
const MORE =
  /<!--\s*(?:more|truncate|excerpt|read-?more)\s*-->|<(?:span|a) id=["']?(?:more(?:-\d+)?|continue-reading)["']?\s*>/i;

function findExcess({ elements, depth }: HtmlSize): string | null {
  if (depth > MAX_TAG_DEPTH)
    return `HTML elements lie in each other more than ${MAX_TAG_DEPTH} deep: close them.`;
  if (elements > MAX_ELEMENTS)
    return `It has ${elements} paragraphs, words in bold, links, cells and the like; at most ${MAX_ELEMENTS} are read: split the post.`;
  return null;
}

function refuse(reason: string): Result<never, Problem> {
  return fail({ kind: "post-invalid", faults: [{ field: "body", reason: reason.slice(0, 300) }] });
}
