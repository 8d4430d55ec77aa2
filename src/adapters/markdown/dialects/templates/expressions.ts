import { composeSitePath } from "../../../../core/posts/links/site-paths.ts";
import { writePicture } from "../write-markdown.ts";
import { writeEmbedTag } from "./embed-tags.ts";
import { isPicture, writeNamedPicture } from "./pictures.ts";
import { readArguments } from "./tag-arguments.ts";
import type { Template } from "./template.ts";

const LITERAL = /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')$/s;
/** Zola's and Nunjucks' calls: `youtube(id="x")`, `super()`. */
const CALL = /^([\w.-]+)\s*\(([\s\S]*)\)$/;
/** Filters that make an address of a path below the site. */
const TO_ADDRESS = /^(?:relative_url|absolute_url|url|absoluteurl|urlfor|url_for|asset_url|htmlbaseurl)$/i;
const MAX_PARTS = 30;

/**
 * What `{{ … }}` shows, as far as the file tells: texts, what front matter says, the site's address, paths below it (Liquid,
 * Nunjucks, Zola, Vue). Empty: only the site's own templates know.
 */
export function writeExpression(expression: string, template: Template, isFirst: boolean): string {
  const [subject = "", ...filters] = splitAtBars(expression).slice(0, MAX_PARTS);
  const call = CALL.exec(subject);
  if (call !== null) return writeCall(call[1] ?? "", call[2] ?? "", template, isFirst);
  let value = readValue(subject, template);
  if (value === null) return "";
  for (const filter of filters) value = applyFilter(value, filter, template);
  return value;
}

/** Bars between quotes are text. */
const splitAtBars = (text: string) =>
  [...text.matchAll(/(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^|"']|["'])+/gs)].map(([part]) => part.trim());

/** Null: nothing in the file says it. */
function readValue(subject: string, { origin, variables }: Template): string | null {
  const literal = LITERAL.exec(subject);
  if (literal !== null) return literal[1] ?? literal[2] ?? "";
  const name = subject.replace(/^\$/, "");
  if (/^site\.(?:url|github\.url)$|^(?:metadata|site|config)\.(?:url|base_url|root)$/i.test(name))
    return origin.siteUrl.href.replace(/\/$/, "").slice(0, origin.siteUrl.origin.length);
  if (/^(?:site\.baseurl|config\.root|site\.base)$/i.test(name))
    return origin.siteUrl.pathname.replace(/\/$/, "");
  if (variables.has(name)) return variables.get(name) ?? "";
  const key = name.replace(/^(?:page|post|frontmatter|this|\.Page|\.Params|params)\.?/i, "").split(".");
  let value: unknown = origin.data;
  for (const part of key)
    value =
      typeof value === "object" && value !== null && Object.hasOwn(value, part)
        ? Reflect.get(value, part)
        : null;
  return typeof value === "string" ? value : null;
}

function applyFilter(value: string, filter: string, { origin }: Template): string {
  const [, name = "", given = ""] = /^([\w.]+)\s*:?\s*\(?([\s\S]*?)\)?$/.exec(filter) ?? [];
  if (TO_ADDRESS.test(name)) return composeSitePath(value, origin.siteUrl);
  const [argument = ""] = splitAtBars(given).map(
    (part) => LITERAL.exec(part)?.[1] ?? LITERAL.exec(part)?.[2] ?? part,
  );
  const isBase = /^(?:site\.baseurl|site\.url)$/.test(argument);
  switch (name.toLowerCase()) {
    case "append":
      return value + argument;
    case "prepend":
      return isBase ? composeSitePath(value, origin.siteUrl) : argument + value;
    case "upcase":
    case "upper":
      return value.toUpperCase();
    case "downcase":
    case "lower":
      return value.toLowerCase();
    default:
      return value;
  }
}

function writeCall(name: string, text: string, { origin }: Template, isFirst: boolean): string {
  const given = readArguments(text);
  const [first = ""] = given.plain;
  if (/^(?:url|url_for|relative_url|get_url)$/i.test(name)) {
    const path = given.named.get("path") ?? first;
    return path.startsWith("@/")
      ? (origin.findPost(`content/${path.slice(2)}`)?.href ?? "")
      : composeSitePath(path, origin.siteUrl);
  }
  if (/^(?:image|img|figure|picture|resize_image|imagetool|asset)$/i.test(name) || isPicture(first)) {
    const named = writeNamedPicture(given, isFirst);
    if (named !== null) return named;
    if (isPicture(first)) return writePicture({ source: first, alt: given.plain[1] ?? "" }, isFirst);
  }
  return writeEmbedTag(name, given) ?? "";
}
