import { composeSitePath } from "../../../../core/posts/links/site-paths.ts";
import { findNamedPost } from "../addresses.ts";
import { writeFence, writeLink, writePicture } from "../write-markdown.ts";
import { nameCallout, writeCallout } from "./callout.ts";
import { writeEmbedTag } from "./embed-tags.ts";
import { isPicture, writeNamedPicture } from "./pictures.ts";
import { findArgument } from "./tag-arguments.ts";
import { argumentsOf, endTag, readVerbatim, type TagWriter } from "./template.ts";

const nothing: TagWriter = () => "";

/** Not for readers, with what stands between it and its end. */
const hide =
  (end: string): TagWriter =>
  (tag, template) =>
    readVerbatim(tag, endTag(end), template, () => "");

/** What stands between is text, whatever signs are in it. */
const keep =
  (end: string): TagWriter =>
  (tag, template) =>
    readVerbatim(tag, endTag(end), template, (content) => content);

/** Code, to the letter. */
export const code =
  (end: string, findLanguage: (text: string) => string): TagWriter =>
  (tag, template) =>
    readVerbatim(tag, endTag(end), template, (content) => {
      const bare = content.replace(/\{%-?\s*(?:end)?raw\s*-?%\}\n?/g, "");
      const fence = writeFence(bare, findLanguage(tag.text), tag.prefix);
      return `${tag.isFirst ? "" : `\n${tag.prefix}\n${tag.prefix}`}${fence}\n${tag.prefix}`;
    });

/** The other branch of a condition: a page shows one of them. */
const skipBranch: TagWriter = (tag, template) =>
  readVerbatim(tag, endTag("endif|endunless|endcase|endfor|endifchanged"), template, () => "");

const assign: TagWriter = ({ text }, { variables }) => {
  const [, name, double, single] = /^([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')\s*$/.exec(text) ?? [];
  if (name !== undefined) variables.set(name, double ?? single ?? "");
  return "";
};

/** `{% include figure.html src="a.png" %}`: a theme's name for what it shows. */
const include: TagWriter = (tag) => {
  const given = argumentsOf(tag);
  const [name = "", ...plain] = given.plain;
  const own = { named: given.named, plain };
  const kind = name.replace(/^.*\//, "").replace(/\.\w+$/, "");
  const shown = writeEmbedTag(kind === "video" ? (findArgument(own, "provider") ?? kind) : kind, own);
  if (shown !== null) return shown;
  return own.named.size === 0 && own.plain.length === 0 ? "" : (writeNamedPicture(own, tag.isFirst) ?? "");
};

/** Jekyll names a file of the site; Hexo gives the words and the address of a link. */
const link: TagWriter = ({ text }, { origin }) => {
  const [, words = "", address] =
    /^(.*?)\s+((?:https?:\/\/|\/)\S+)(?:\s+(?:true|false))?(?:\s.*)?$/s.exec(text) ?? [];
  if (address !== undefined && words.trim() !== "") return writeLink(words.trim(), address);
  const path = text.trim().replace(/^["']|["']$/g, "");
  if (!/\.(?:md|mdx|markdown)$/i.test(path)) return composeSitePath(path, origin.siteUrl);
  return origin.findPost(path.replace(/^\/+/, ""))?.href ?? "";
};

/** The site that a folder `_posts` belongs to. */
const aboveOf = (path: string) => /^(.*?)_posts\//.exec(path)?.[1] ?? "";

const postUrl: TagWriter = ({ text }, { origin }) => {
  const name = text.trim().replace(/^["'/]+|["']$/g, "");
  return findNamedPost(origin, `/${name}`, `${aboveOf(origin.path)}_posts/`) ?? "";
};

const picture: TagWriter = (tag) => {
  const given = argumentsOf(tag);
  const source = given.plain.find(isPicture);
  const named = writeNamedPicture(given, tag.isFirst);
  if (named !== null && given.named.size > 0) return named;
  const alt = given.plain.find((text) => text !== source && !/^[\d%.]+(?:px)?$|^--/.test(text)) ?? "";
  return source === undefined ? "" : writePicture({ source, alt }, tag.isFirst);
};

/** `{% note warning %}…{% endnote %}`, as many themes and plugins have it. */
export const callout: TagWriter = (tag, { ends }) => {
  const [kind = tag.name] = argumentsOf(tag).plain;
  const title = nameCallout(kind) ?? nameCallout(tag.name) ?? "Note";
  const { begin, end } = writeCallout(title, tag.prefix);
  ends.push({ name: `end${tag.name}`, text: end });
  return begin;
};

const language = (text: string) => text.trim().split(/[\s,]+/)[0] ?? "";

/** Tags of Liquid and Nunjucks, and of Jekyll, its usual plugins and Eleventy (https://jekyllrb.com/docs/liquid/tags). */
export const LIQUID_TAGS: Readonly<Record<string, TagWriter>> = {
  highlight: code("endhighlight", language),
  prism: code("endprism", language),
  raw: keep("endraw"),
  verbatim: keep("endverbatim"),
  comment: hide("endcomment"),
  capture: hide("endcapture"),
  schema: hide("endschema"),
  css: hide("endcss"),
  js: hide("endjs"),
  macro: hide("endmacro"),
  set: assign,
  assign,
  else: skipBranch,
  elsif: skipBranch,
  elif: skipBranch,
  elseif: skipBranch,
  include,
  include_relative: include,
  include_cached: include,
  render: include,
  link,
  post_url: postUrl,
  image: picture,
  picture,
  responsive_image: picture,
  callout,
  alert: callout,
  admonition: callout,
  cycle: nothing,
  toc: nothing,
};
