import type { Language } from "../../src/core/language.ts";
import { Phrase } from "../phrase.tsx";
import type { Site } from "../site.ts";
import { translate } from "../translate.ts";
import { FeedLinks } from "./feed-links.tsx";
import { localPath } from "./local-path.ts";
import { NoticePage } from "./notice-page.tsx";

export interface LeftPageProps {
  readonly site: Site;
  readonly language: Language;
}

/** After leaving. Nobody has to be lost: the feeds need no address. */
export function LeftPage({ site, language }: LeftPageProps) {
  const t = translate(language);
  const lead = <Phrase language={language} say="left.lead" fill={{ title: site.title }} />;
  return (
    <NoticePage site={site} language={language} path={null} heading={t("left.heading")} lead={lead}>
      <p>{t("left.feed")}</p>
      <FeedLinks language={language} />
      <p>
        <a href={localPath(site, language, "/")}>{t("left.again")}</a>
      </p>
    </NoticePage>
  );
}
