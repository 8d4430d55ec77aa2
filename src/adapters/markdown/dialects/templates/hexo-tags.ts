import { folderOf } from "../../../../core/posts/links/site-paths.ts";
import { findNamedPost } from "../addresses.ts";
import { describeEmbed, writeEmbed } from "../embeds.ts";
import { escapeWords, writeBlocks, writeLink, writePicture } from "../write-markdown.ts";
import { callout, code } from "./liquid-tags.ts";
import { isPicture } from "./pictures.ts";
import { argumentsOf, type TagWriter, type TemplateTag } from "./template.ts";

/** `[title] [lang:js] [url] [link text] [line_number:false]`. */
const codeLanguage = (text: string) => /(?:^|\s)lang:([\w+#.-]+)/.exec(text)?.[1] ?? "";

/** `[classes] address [width] [height] ["title" "alt"]`: what stands behind the address and is no size. */
function readPicture(tag: TemplateTag): { readonly source: string; readonly alt: string } | null {
  const { plain } = argumentsOf(tag);
  const at = plain.findIndex((text) => isPicture(text) || /^https?:|^\//.test(text));
  const from = at === -1 ? plain.length - 1 : at;
  const source = plain[from];
  if (source === undefined) return null;
  const words = plain.slice(from + 1).filter((text) => !/^\d+%?$/.test(text));
  const isPair = words.length === 2 && /["'][^"']*["']\s*$/.test(tag.text);
  return { source, alt: isPair ? (words[1] ?? "") : words.join(" ") };
}

const img: TagWriter = (tag) => {
  const found = readPicture(tag);
  return found === null ? "" : writePicture(found, tag.isFirst);
};

/** Files of the post lie in a folder of its name, and are shown below its address. */
const asset = (name: string) => (/^(?:https?:)?\/|^\.\//.test(name) ? name : `./${name}`);

const assetImage: TagWriter = (tag) => {
  const found = readPicture(tag);
  return found === null ? "" : writePicture({ ...found, source: asset(found.source) }, tag.isFirst);
};

const assetPath: TagWriter = (tag) => asset(argumentsOf(tag).plain[0] ?? "");

const assetLink: TagWriter = (tag) => {
  const { plain } = argumentsOf(tag);
  const [name = "", ...words] = plain;
  return writeLink(
    escapeWords(words.filter((word) => !/^(?:true|false)$/.test(word)).join(" ") || name),
    asset(name),
  );
};

const postsOf = (path: string) => /^(.*?_posts\/)/.exec(path)?.[1] ?? folderOf(path);

const postPath: TagWriter = (tag, { origin }) =>
  findNamedPost(origin, `/${argumentsOf(tag).plain[0] ?? ""}`, postsOf(origin.path)) ?? "";

const postLink: TagWriter = (tag, { origin }) => {
  const [name = "", ...words] = argumentsOf(tag).plain;
  const text = words.filter((word) => !/^(?:true|false)$/.test(word)).join(" ");
  const address = findNamedPost(origin, `/${name}`, postsOf(origin.path));
  const shown = escapeWords(text || name.replace(/^.*\//, "").replace(/[-_]+/g, " "));
  return address === null ? shown : writeLink(shown, address);
};

/** `[author[, source]] [link] [title of the source]`, below the quote. */
const blockquote: TagWriter = ({ name, text, prefix }, { ends }) => {
  const source = text
    .replace(/\s*https?:\/\/\S+\s*/, " — ")
    .replace(/\s+— $/, "")
    .trim();
  const address = /https?:\/\/\S+/.exec(text)?.[0];
  const words = escapeWords(source);
  const foot = address === undefined ? words : writeLink(words || address, address);
  ends.push({
    name: `end${name}`,
    text: writeBlocks([...(foot === "" ? [] : [`— ${foot}`]), "</blockquote>"], prefix),
  });
  return writeBlocks(["<blockquote>"], prefix);
};

const video: TagWriter = (tag) => {
  const [address] = argumentsOf(tag).plain;
  return address === undefined
    ? ""
    : writeEmbed(describeEmbed(address, tag.name === "audio" ? "Audio" : "Video"));
};

/** Tags of Hexo (https://hexo.io/docs/tag-plugins) and of its best known themes. */
export const HEXO_TAGS: Readonly<Record<string, TagWriter>> = {
  codeblock: code("endcodeblock", codeLanguage),
  code: code("endcode", codeLanguage),
  mermaid: code("endmermaid", () => "mermaid"),
  img,
  asset_img: assetImage,
  asset_path: assetPath,
  asset_link: assetLink,
  post_path: postPath,
  post_link: postLink,
  blockquote,
  quote: blockquote,
  pullquote: blockquote,
  centerquote: blockquote,
  cq: blockquote,
  note: callout,
  tip: callout,
  warning: callout,
  info: callout,
  danger: callout,
  video,
  audio: video,
  mp4: video,
  iframe: video,
};
