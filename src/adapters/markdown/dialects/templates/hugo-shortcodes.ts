import { findNamedPost } from "../addresses.ts";
import { escapeWords, writeBlocks, writeFence, writeLink } from "../write-markdown.ts";
import { nameCallout, writeCallout } from "./callout.ts";
import { writeEmbedTag } from "./embed-tags.ts";
import { writeNamedPicture } from "./pictures.ts";
import { findArgument } from "./tag-arguments.ts";
import { argumentsOf, readVerbatim, type TagWriter } from "./template.ts";

const closing = (name: string) => new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`, "g");

/** What is between is code, to the letter; `language` says of which. */
const code =
  (language: string | null): TagWriter =>
  (tag, template) =>
    readVerbatim(tag, closing(tag.name), template, (content) => {
      const given = argumentsOf(tag);
      const named = language ?? findArgument(given, "lang language") ?? given.plain[0] ?? "";
      const fence = writeFence(content, named, tag.prefix);
      return `${tag.isFirst ? "" : `\n${tag.prefix}\n${tag.prefix}`}${fence}\n${tag.prefix}`;
    });

const hide: TagWriter = (tag, template) => readVerbatim(tag, closing(tag.name), template, () => "");
const keep: TagWriter = (tag, template) =>
  readVerbatim(tag, closing(tag.name), template, (content) => content);

/** Below `content`, in whatever folder the site keeps it. */
const contentOf = (path: string) => /^(.*?(?:^|\/)content\/)/.exec(path)?.[1] ?? "";

const ref: TagWriter = (tag, { origin }) => {
  const given = argumentsOf(tag);
  const name = findArgument(given, "path") ?? given.plain[0] ?? "";
  return findNamedPost(origin, name, contentOf(origin.path)) ?? "";
};

const param: TagWriter = (tag, { origin: { data } }) => {
  const name = argumentsOf(tag).plain[0] ?? "";
  const value = Object.hasOwn(data, name) ? Reflect.get(data, name) : undefined;
  return typeof value === "string" ? value : "";
};

const figure: TagWriter = (tag) => {
  const given = argumentsOf(tag);
  const plain = given.plain.map((text, index) => (index === 0 && given.named.size === 0 ? text : ""));
  const named = new Map(given.named);
  if (!named.has("src") && plain[0]) named.set("src", plain[0]);
  if (given.named.size === 0 && given.plain[1] !== undefined) named.set("alt", given.plain[1]);
  return writeNamedPicture({ named, plain: given.plain }, tag.isFirst) ?? "";
};

const details: TagWriter = (tag, { ends }) => {
  const given = argumentsOf(tag);
  const title = findArgument(given, "summary title") ?? given.plain.join(" ");
  ends.push({ name: `/${tag.name}`, text: writeBlocks(["</details>"], tag.prefix) });
  return writeBlocks([`<details><summary>${escapeHtml(title)}</summary>`], tag.prefix);
};

const quote: TagWriter = (tag, { ends }) => {
  const given = argumentsOf(tag);
  const author = findArgument(given, "author cite source by") ?? given.plain[0] ?? "";
  const foot = author === "" ? [] : [`— ${escapeWords(author)}`];
  ends.push({ name: `/${tag.name}`, text: writeBlocks([...foot, "</blockquote>"], tag.prefix) });
  return writeBlocks(["<blockquote>"], tag.prefix);
};

/** `{{< tip "Title" >}}`, `{{< admonition type="note" title="Title" >}}`: themes agree on little more than the words. */
const callout: TagWriter = (tag, { ends, find }) => {
  const given = argumentsOf(tag);
  const kind =
    findArgument(given, "type kind level icon") ?? given.plain.find((text) => nameCallout(text)) ?? tag.name;
  const title =
    findArgument(given, "title") ??
    given.plain.find((text) => text !== kind && !/^(?:true|false)$/.test(text));
  const word = nameCallout(kind) ?? nameCallout(tag.name) ?? "Note";
  const { begin, end } = writeCallout(title || word, tag.prefix);
  if (
    find.startOf(`/${tag.name.toLowerCase()}`, tag.end) === null &&
    find.startOf(`/ ${tag.name.toLowerCase()}`, tag.end) === null
  )
    return "";
  ends.push({ name: `/${tag.name}`, text: end });
  return begin;
};

const tab: TagWriter = (tag) => {
  const given = argumentsOf(tag);
  const title = findArgument(given, "name title label header tabname") ?? given.plain[0] ?? "";
  return title === "" ? "" : writeBlocks([`**${escapeWords(title)}**`], tag.prefix);
};

const button: TagWriter = (tag) => {
  const given = argumentsOf(tag);
  const address = findArgument(given, "href url link relref");
  const words = findArgument(given, "text label title");
  return address === undefined || words === undefined ? "" : writeLink(escapeWords(words), address);
};

const escapeHtml = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");

/** Hugo's own shortcodes (https://gohugo.io/shortcodes) and what themes agree on. */
export const HUGO_SHORTCODES: Readonly<Record<string, TagWriter>> = {
  highlight: code(null),
  code: code(null),
  mermaid: code("mermaid"),
  comment: hide,
  raw: keep,
  rawhtml: keep,
  html: keep,
  katex: keep,
  math: keep,
  ref,
  relref: ref,
  param,
  figure,
  img: figure,
  image: figure,
  picture: figure,
  imgproc: figure,
  details,
  collapse: details,
  expand: details,
  spoiler: details,
  blockquote: quote,
  quote,
  tab,
  button,
};

/** The writer for a shortcode; null: its tags vanish and what is between them stays. */
export const findShortcode = (name: string): TagWriter | null => {
  if (Object.hasOwn(HUGO_SHORTCODES, name)) return HUGO_SHORTCODES[name] ?? null;
  if (nameCallout(name) !== null) return callout;
  return (tag) => {
    const given = argumentsOf(tag);
    return (
      writeEmbedTag(name, given) ??
      (given.named.size > 0 ? writeNamedPicture(given, tag.isFirst) : null) ??
      ""
    );
  };
};
