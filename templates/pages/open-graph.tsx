import type { Language } from "../../src/core/language.ts";
import type { Site } from "../site.ts";
import { selectSpokenLanguage } from "../spoken-language.ts";
import { publicAddress } from "./local-path.ts";

interface OpenGraphProps {
  readonly site: Site;
  readonly language: Language;
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly kind: "website" | "article";
  readonly image?: { readonly url: string; readonly alt: string } | null;
}

/** How the page looks where it is shared (ogp.me), and its one canonical address. */
export function OpenGraph({ site, language, path, title, description, kind, image = null }: OpenGraphProps) {
  const address = publicAddress(site, path);
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={address} />
      <meta property="og:type" content={kind} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={address} />
      <meta property="og:site_name" content={site.title} />
      <meta property="og:locale" content={selectSpokenLanguage(language).replaceAll("-", "_")} />
      {image === null ? null : (
        <>
          <meta property="og:image" content={image.url} />
          <meta property="og:image:alt" content={image.alt} />
        </>
      )}
    </>
  );
}
