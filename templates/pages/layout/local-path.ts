import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";

/** An address of ours that keeps the page's language, where readers can choose one. */
export function localPath(site: Site, language: Language, path: string): string {
  return site.languages.length > 1 ? withLanguage(path, language) : path;
}

/** The same address in another language. `path` is absolute within the site, or only a query. */
export function withLanguage(path: string, language: Language): string {
  return `${path}${path.includes("?") ? "&" : "?"}lang=${encodeURIComponent(language)}`;
}

/** The whole address, for what other machines read. */
export const publicAddress = (site: Site, path: string) => new URL(path, site.publicUrl).href;
