import type { MarkdownIt, StateInline } from "markdown-it";
import { composeNameStem } from "../../../../core/posts/links/post-link.ts";
import type { BodyOrigin } from "../../../../core/posts/origin/body-origin.ts";
import { findNamedPost } from "../addresses.ts";
import { isPicture } from "../templates/pictures.ts";
import { originOf } from "./origin-of.ts";

const LINK = /^!?\[\[([^[\]\n]{1,300})\]\](?!\(|\[)/;
/** Whose readers see the brackets; with a bar between them they are a link all the same. */
const WITHOUT = new Set(["jekyll", "hexo", "docusaurus", "next", "zola"]);

/**
 * `[[Page|words]]`, `[[Page#Part]]`, `![[picture.png|300]]` (Obsidian: https://help.obsidian.md/links, Quartz). A page that is
 * no post of the blog leaves its words.
 */
export function addWikiLinks(markdownIt: MarkdownIt): void {
  markdownIt.inline.ruler.before("link", "wiki_link", (state, isSilent) => readLink(state, isSilent));
  markdownIt.inline.ruler.before("image", "wiki_embed", (state, isSilent) => readLink(state, isSilent));
}

function readLink(state: StateInline, isSilent: boolean): boolean {
  const { src, pos, env } = state;
  const sign = src.charCodeAt(pos);
  if (sign !== 0x5b && !(sign === 0x21 && src.charCodeAt(pos + 1) === 0x5b)) return false;
  const [whole, inner = ""] = LINK.exec(src.slice(pos, pos + 320)) ?? [];
  if (whole === undefined || inner !== inner.trim()) return false;
  const origin = originOf(env);
  const generator = origin?.generator ?? null;
  if (generator !== null && WITHOUT.has(generator) && !inner.includes("|")) return false;
  if (!isSilent) write(state, inner.replace(/\\\|/g, "|"), whole.startsWith("!"), origin);
  state.pos += whole.length;
  return true;
}

function write(state: StateInline, inner: string, isEmbed: boolean, origin: BodyOrigin | undefined): void {
  const [name = "", ...others] = inner.split("|").map((part) => part.trim());
  const label = others.filter((part) => !/^\d+(?:x\d+)?$/.test(part)).join(" ");
  if (isEmbed && isPicture(name)) {
    writePicture(state, name, label);
    return;
  }
  const [page = "", part = ""] = name.split("#");
  const words =
    label ||
    (page === "" ? part : part === "" ? page : `${page} > ${part}`)
      .replace(/\.md$/i, "")
      .replace(/\^[\w-]+$/, "")
      .replace(/^.*\//, "");
  const address = origin === undefined || page === "" ? null : findPage(origin, toPath(page));
  if (address !== null) state.push("link_open", "a", 1).attrs = [["href", address]];
  state.push("text", "", 0).content = words;
  if (address !== null) state.push("link_close", "a", -1);
}

/** Beside this one or by its path; by its name alone wherever it lies in the vault. */
function findPage(origin: BodyOrigin, page: string): string | null {
  const near = findNamedPost(origin, page, contentOf(origin.path), origin.findStoredPost);
  if (near !== null || page.includes("/")) return near;
  return origin.findStoredPost(`${composeNameStem(page)}.md`)?.href ?? null;
}

/** A picture by its name alone lies anywhere in the vault; with its folder it is shown at that path. */
function writePicture(state: StateInline, name: string, label: string): void {
  const token = state.push("image", "img", 0);
  const words = label || name.replace(/^.*\//, "").replace(/\.\w+$/, "");
  const source = name.includes("/")
    ? `/${name
        .replace(/^\.?\//, "")
        .split("/")
        .map(encodeURIComponent)
        .join("/")}`
    : "";
  token.attrs = [
    ["src", source],
    ["alt", ""],
  ];
  token.content = words;
  const text = new state.Token("text", "", 0);
  text.content = words;
  token.children = [text];
}

const toPath = (page: string) => page.replace(/\.md$/i, "");

const contentOf = (path: string) => /^(.*?(?:^|\/)content\/)/.exec(path)?.[1] ?? "";
