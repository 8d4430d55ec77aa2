import { foldLine } from "../../core/clean-text.ts";
import { toReadText } from "./plain-text.ts";

const MAX_LENGTH = 300;
const PARAGRAPHS_TRIED = 20;
const MAX_READ = 400_000;
/** What stands in these is beside the text, or not to be seen at once. */
const ASIDE = /<(\/?)(details|blockquote|table|figure|ul|ol|dl)\b[^<>]*>/g;
/** "Hi everyone!", "Hola a todos:", "Dear readers,": a short line that greets, in the languages of Gazette. */
const GREETING =
  /^[¡¿]?(?:hi|hey|hello|hiya|howdy|greetings|dear|welcome|good (?:morning|afternoon|evening|day)|hola|buen[oa]s|bienvenid[oa]s|querid[oa]s?|bonjour|bonsoir|salut|bienvenue|chers?|chères?|hallo|guten (?:tag|morgen|abend)|moin|servus|willkommen|liebe[rs]?|olá|oi|bem-vind[oa]s|car[oa]s|مرحبا|أهلا|السلام عليكم)(?![\p{L}\p{N}])/iu;
const MAX_GREETING = 60;

/**
 * The first paragraph that says something of its own (no greeting, and more than pictures or a link), on one line, cut at a
 * word; else the first that has words; empty where there is none.
 */
export function deriveExcerpt(safeHtml: string): string {
  const beginning = safeHtml.slice(0, MAX_READ);
  let first = "";
  for (const html of [cutAsides(beginning), beginning]) {
    for (const { inner, text } of listParagraphs(html)) {
      if (saysSomething(inner, text)) return shorten(text);
      first ||= text;
    }
  }
  return shorten(first);
}

/** One after the other: reading one costs more than finding it. */
function* listParagraphs(html: string): Generator<{ readonly inner: string; readonly text: string }> {
  for (const [, whole = ""] of html.matchAll(/<p>([\s\S]*?)<\/p>/g).take(PARAGRAPHS_TRIED)) {
    const inner = whole.slice(0, 20_000);
    const own = toReadText(inner.replace(/<img\b[^>]*>/g, ""));
    if (/[\p{L}\p{N}]/u.test(own)) yield { inner, text: foldLine(toReadText(inner)) };
  }
}

/** Without what stands in an element beside the text, however deep. */
function cutAsides(html: string): string {
  const kept: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: tag, 1: slash, index } of html.matchAll(ASIDE)) {
    if (depth === 0) kept.push(html.slice(from, index));
    depth = slash === "/" ? Math.max(0, depth - 1) : depth + 1;
    from = index + tag.length;
  }
  if (depth === 0) kept.push(html.slice(from));
  return kept.join("");
}

function saysSomething(html: string, text: string): boolean {
  if (text.length <= MAX_GREETING && GREETING.test(text) && !/[.!?]\s+\S{2,}/.test(text)) return false;
  const rest = html
    .replace(/(<img\b[^<>]*>)\s*<br \/>\s*<em>[^<>]*<\/em>/g, "$1") // its caption
    .replace(/<a\b[^<>]*>[\s\S]*?<\/a>/g, "")
    .replace(/<[^<>]*>/g, "");
  return /[\p{L}\p{N}]/u.test(rest);
}

function shorten(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const cut = text.slice(0, MAX_LENGTH - 1);
  const end = cut.lastIndexOf(" ");
  return `${(end > MAX_LENGTH / 2 ? cut.slice(0, end) : cut).toWellFormed().trimEnd()}…`;
}
