import { defaultLanguage, type Language } from "../language.ts";
import { derivePathLanguage } from "./language/post-language.ts";
import { cutUnshown, INDEX, listShown } from "./links/shown-path.ts";
import { deriveStem } from "./post-path.ts";

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
export const derivePostUrl = (place: PostPlace, siteUrl: URL, offered: readonly Language[]): URL =>
  composeSiteUrl(siteUrl, deriveSegments(place, offered).join("/"));

/** A path below the site, its parts encoded here and nowhere else; none leads upwards. A slash at its end stays. */
export function composeSiteUrl(siteUrl: URL, path: string): URL {
  const segments = path.split("/").filter((part) => part !== "" && part !== "." && part !== "..");
  const end = segments.length > 0 && path.endsWith("/") ? "/" : "";
  return new URL(`${toFolder(siteUrl).href}${segments.map(encodeSegment).join("/")}${end}`);
}

/** All but what a part of a path may hold as it is (RFC 3986, section 3.3). */
const encodeSegment = (segment: string) =>
  encodeURIComponent(segment.toWellFormed()).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);

/** What relative links in the body are relative to: `hello/index.md` lies in the folder that it is the page of. */
export const deriveBaseUrl = (path: string, url: URL): URL =>
  INDEX.test(deriveStem(path)) && !url.pathname.endsWith(".html") ? toFolder(url) : url;

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
  const segments = listShown(cutUnshown(stem));
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
