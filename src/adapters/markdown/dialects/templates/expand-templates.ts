import type { BodyOrigin } from "../../../../core/posts/origin/body-origin.ts";
import { createFinder } from "../finder.ts";
import { type Replacement, replaceTags, type TagPlace } from "../replace-tags.ts";
import { escapeWords, writeBlocks } from "../write-markdown.ts";
import { writeEmbedTag } from "./embed-tags.ts";
import { writeExpression } from "./expressions.ts";
import { HEXO_TAGS } from "./hexo-tags.ts";
import { findShortcode } from "./hugo-shortcodes.ts";
import { LIQUID_TAGS } from "./liquid-tags.ts";
import { writeNamedPicture } from "./pictures.ts";
import { readArguments } from "./tag-arguments.ts";
import type { TagWriter, Template, TemplateTag } from "./template.ts";

/** A tag that is longer is no tag. */
const MAX_TAG = 4_000;
const BLOCK = /^\{%[-~+]?\s*(\/?[\w./-]+)\s*([\s\S]*?)\s*[-~+]?%\}$/;
/** Zola's shortcodes with a body: `{% quote(author="A") %}…{% end %}`. */
const CALL = /^\(([\s\S]*)\)$/;
const SHORTCODE = /^\{\{[<%]\s*(\/?)\s*([\w./-]+)\s*([\s\S]*?)\s*\/?[>%]\}\}$/;
const TAGS: Readonly<Record<string, TagWriter>> = { ...HEXO_TAGS, ...LIQUID_TAGS };
/** Whose Markdown knows no expressions: there braces are text. */
const WITHOUT_EXPRESSIONS = new Set(["astro", "docusaurus", "next"]);

/** Is there anything like a tag in it? */
export const holdsTemplates = (markdown: string): boolean => /\{[%{#]/.test(markdown);

/**
 * The Markdown with what the tags of templates show, as far as the file tells (Liquid, Nunjucks, Hexo, Hugo, Zola, Vue). Tags
 * that nobody knows vanish, and what stands between them stays.
 */
export function expandTemplates(markdown: string, origin: BodyOrigin): string {
  const template: Template = {
    origin,
    find: createFinder(markdown),
    variables: new Map(),
    ends: [],
    missing: new Set(),
  };
  return replaceTags(markdown, {
    opening: "\\{[%{#]",
    hasIndentedCode: true,
    read: (place) => readTag(place, template),
  });
}

function readTag(place: TagPlace, template: Template): Replacement | null {
  const { source, at } = place;
  const sign = source.slice(at, at + 3);
  if (sign.startsWith("{%")) return readBlock(place, template);
  if (sign === "{{<" || sign === "{{%")
    return readShortcode(place, template, sign[2] === "<" ? ">}}" : "%}}");
  if (sign.startsWith("{{")) return readExpression(place, template);
  return /^\{# |^\{#-|^\{#\n/.test(sign) ? cut(place, template, "#}", () => "") : null;
}

function readBlock(place: TagPlace, template: Template): Replacement | null {
  const { source, at } = place;
  const end = findEnd(at, "%}", template);
  const match = end === null ? null : BLOCK.exec(source.slice(at, end));
  if (end === null || match === null) return null;
  const [, name = "", text = ""] = match;
  const tag: TemplateTag = { ...place, name, text, end };
  return finish(tag, writeBlock(tag, template));
}

function writeBlock(tag: TemplateTag, template: Template): string | Replacement {
  const { name, text, isFirst } = tag;
  const call = CALL.exec(text)?.[1];
  if (call !== undefined) return openCall(name, call, tag, template);
  if (/^end/.test(name)) return closePair(name, template);
  const writer = Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
  if (writer !== undefined) return writer(tag, template);
  const given = readArguments(text);
  return writeEmbedTag(name, given) ?? writeNamedPicture(given, isFirst) ?? "";
}

/** What a pair of tags writes at its end. */
function closePair(name: string, { ends }: Template): string {
  const last = ends.at(-1);
  if (last === undefined || last.name !== name) return "";
  ends.pop();
  return last.text;
}

function openCall(name: string, text: string, tag: TemplateTag, { ends }: Template): string {
  if (!/quote/i.test(name)) {
    ends.push({ name: "end", text: "" });
    return "";
  }
  const given = readArguments(text);
  const author = [...given.named.values(), ...given.plain][0] ?? "";
  const foot = author === "" ? [] : [`— ${escapeWords(author)}`];
  ends.push({ name: "end", text: writeBlocks([...foot, "</blockquote>"], tag.prefix) });
  return writeBlocks(["<blockquote>"], tag.prefix);
}

function readShortcode(place: TagPlace, template: Template, closing: string): Replacement | null {
  const { source, at } = place;
  const end = findEnd(at, closing, template);
  if (end === null) return null;
  const whole = source.slice(at, end);
  const shown = /^\{\{[<%]\/\*([\s\S]*?)\*\/[>%]\}\}$/.exec(whole)?.[1];
  if (shown !== undefined) return { end, text: escapeBraces(`${whole.slice(0, 3)}${shown}${closing}`) };
  const [, slash = "", name = "", text = ""] = SHORTCODE.exec(whole) ?? [];
  if (name === "") return { end, text: "" };
  const tag: TemplateTag = { ...place, name, text, end };
  if (slash !== "") return finish(tag, closePair(`/${name}`, template));
  return finish(tag, findShortcode(name)?.(tag, template) ?? "");
}

/** What a page about shortcodes shows instead of running it. */
const escapeBraces = (text: string) => text.replace(/[{}<>%]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function readExpression(place: TagPlace, template: Template): Replacement | null {
  const { source, at, isFirst } = place;
  const { generator } = template.origin;
  if (source[at - 1] === "$" || (generator !== null && WITHOUT_EXPRESSIONS.has(generator))) return null;
  return cut(place, template, "}}", (text) =>
    writeExpression(text.replace(/^\{?-?|-?\}?$/g, "").trim(), template, isFirst),
  );
}

function cut(
  place: TagPlace,
  template: Template,
  closing: string,
  write: (text: string) => string,
): Replacement | null {
  const end = findEnd(place.at, closing, template);
  if (end === null) return null;
  const text = place.source.slice(place.at + 2, end - 2);
  return /\n\s*\n/.test(text) ? null : { end, text: write(text) };
}

function findEnd(at: number, closing: string, { find }: Template): number | null {
  const end = find.endOf(closing, at + 2);
  return end === null || end - at > MAX_TAG ? null : end;
}

const finish = (tag: TemplateTag, made: string | Replacement): Replacement =>
  typeof made === "string" ? { end: tag.end, text: made } : made;
