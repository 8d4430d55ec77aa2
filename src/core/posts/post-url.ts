import { defaultLanguage, type Language } from "../language.ts";
import { derivePathLanguage } from "./post-language.ts";
import { deriveStem } from "./post-path.ts";

const INDEX = /(^|\/)_?index$/i;
/** Folders of a repository that no generator shows in its addresses. */
const UNSHOWN = /^(src\/(content|pages)|content)\//;

export interface PostPlace {
  readonly path: string;
  readonly language: Language;
  /** Front matter `slug`; a slug that starts with `/` is the whole path. */
  readonly slug: string | null;
}

/**
 * Where the article stands on the blog when its front matter gives no address: the site, then the path without
 * extension and without `/index`.
 */
export function derivePostUrl(place: PostPlace, siteUrl: URL, offered: readonly Language[]): URL {
  return new URL(deriveSegments(place, offered).map(encodeURIComponent).join("/"), toFolder(siteUrl));
}

/** What relative links in the body are relative to: `hello/index.md` lies in the folder that it is the page of. */
export const deriveBaseUrl = (path: string, url: URL): URL =>
  INDEX.test(deriveStem(path)) ? toFolder(url) : url;

/** An address of front matter: absolute, or relative to the site. Null where it is no http or https address. */
export function parseSiteUrl(text: string, siteUrl: URL): URL | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return selectWebUrl(URL.parse(text));
  return selectWebUrl(URL.parse(text.replace(/^[/\\]+/, "./"), toFolder(siteUrl).href));
}

/** The address where it is http or https, else null: no other scheme leaves the core. */
export const selectWebUrl = (url: URL | null): URL | null =>
  url !== null && (url.protocol === "https:" || url.protocol === "http:") ? url : null;

function deriveSegments(
  { path, language, slug }: PostPlace,
  offered: readonly Language[],
): readonly string[] {
  const slugSegments = (slug ?? "").split("/").filter((segment) => segment !== "");
  if (slug?.startsWith("/") && slugSegments.length > 0) return slugSegments;
  const { stem, bySuffix } = derivePathLanguage(path, offered);
  const segments = stem
    .replace(UNSHOWN, "")
    .replace(INDEX, "")
    .split("/")
    .filter((segment) => segment !== "");
  const named = slugSegments.length === 0 ? segments : [...segments.slice(0, -1), ...slugSegments];
  return bySuffix && language !== defaultLanguage(offered) ? [language, ...named] : named;
}

function toFolder(siteUrl: URL): URL {
  const folder = new URL(siteUrl);
  folder.pathname = folder.pathname.replace(/\/*$/, "/");
  folder.search = "";
  folder.hash = "";
  return folder;
}
