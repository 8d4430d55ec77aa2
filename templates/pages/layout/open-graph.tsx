import type { Instant } from "../../../src/core/ids.ts";
import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { selectSpokenLanguage } from "../../words/spoken-language.ts";
import { localPath, publicAddress, withLanguage } from "./local-path.ts";

interface OpenGraphProps {
  readonly site: Site;
  readonly language: Language;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly kind: "website" | "article";
  readonly publishedAt?: Instant;
  readonly image?: { readonly url: string; readonly alt: string } | null;
}

/**
 * How the page looks where it is shared (ogp.me), and its addresses for search engines: one canonical address for each
 * language, the others as its alternates. What is shared is the address without a language: it shows each reader theirs.
 */
export function OpenGraph(props: OpenGraphProps) {
  const { site, language, path, title, description, kind, publishedAt, image = null } = props;
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={publicAddress(site, localPath(site, language, path))} />
      <LanguageAlternates site={site} path={path} />
      <meta property="og:type" content={kind} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={publicAddress(site, path)} />
      <meta property="og:site_name" content={site.title} />
      <meta property="og:locale" content={selectSpokenLanguage(language).replaceAll("-", "_")} />
      {publishedAt === undefined ? null : (
        <meta property="article:published_time" content={new Date(publishedAt).toISOString()} />
      )}
      {image === null ? null : (
        <>
          <meta property="og:image" content={image.url} />
          <meta property="og:image:alt" content={image.alt} />
        </>
      )}
    </>
  );
}

function LanguageAlternates({ site, path }: Pick<OpenGraphProps, "site" | "path">) {
  if (site.languages.length < 2) return null;
  return (
    <>
      {site.languages.map((offered) => (
        <link rel="alternate" hreflang={offered} href={publicAddress(site, withLanguage(path, offered))} />
      ))}
      <link rel="alternate" hreflang="x-default" href={publicAddress(site, path)} />
    </>
  );
}
