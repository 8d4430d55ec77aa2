import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { Phrase } from "../../words/phrase.tsx";
import { translate } from "../../words/translate.ts";
import { localPath } from "../layout/local-path.ts";
import { NoticePage } from "../layout/notice-page.tsx";

export interface ConfirmedPageProps {
  readonly site: Site;
  readonly language: Language;
  /** They were subscribed before this press: that is success, too. */
  readonly alreadyIn: boolean;
}

/** After the press. */
export function ConfirmedPage({ site, language, alreadyIn }: ConfirmedPageProps) {
  const t = translate(language);
  const heading = alreadyIn ? t("confirmed.again") : t("confirmed.heading");
  const say = alreadyIn ? "confirmed.againLead" : "confirmed.lead";
  const lead = <Phrase language={language} say={say} fill={{ title: site.title }} />;
  return (
    <NoticePage site={site} language={language} path={null} heading={heading} lead={lead}>
      <p>
        <a href={localPath(site, language, "/issues")}>{t("home.moreIssues")}</a>
      </p>
    </NoticePage>
  );
}
