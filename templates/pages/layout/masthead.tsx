import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { SiteDescription } from "../../site-description.tsx";
import { selectWebLink } from "../../web-link.ts";
import { Isolated } from "../../words/isolated.tsx";
import { translate } from "../../words/translate.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { localPath } from "./local-path.ts";

interface MastheadProps {
  readonly site: Site;
  readonly language: Language;
  /** This page's own address, for the switch of languages; null: it cannot be asked for again. */
  readonly path: string | null;
}

/** The front page's: name and description large, as on a newspaper. */
export function FrontMasthead({ site, language, path }: MastheadProps) {
  return (
    <header class="front">
      <h1>
        <Isolated text={site.title} language={language} />
      </h1>
      {site.description === "" ? null : (
        <p class="tagline">
          <SiteDescription site={site} language={language} />
        </p>
      )}
      <MastheadLine site={site} language={language} path={path} />
    </header>
  );
}

/** Every other page's: the name leads home. */
export function Masthead({ site, language, path }: MastheadProps) {
  return (
    <header class="band">
      <a class="name" href={localPath(site, language, "/")}>
        <Isolated text={site.title} language={language} />
      </a>
      <MastheadLine site={site} language={language} path={path} />
    </header>
  );
}

function MastheadLine({ site, language, path }: MastheadProps) {
  const t = translate(language);
  return (
    <nav class="line" aria-label={site.title}>
      <ul class="inline">
        <li>
          <a href={localPath(site, language, "/issues")}>{t("footer.archive")}</a>
        </li>
        <li>
          <a href={selectWebLink(site.siteUrl) ?? undefined}>{t("footer.blog")}</a>
        </li>
      </ul>
      {path === null ? null : <LanguageSwitch languages={site.languages} language={language} path={path} />}
    </nav>
  );
}
