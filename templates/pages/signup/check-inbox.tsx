import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { translate } from "../../words/translate.ts";
import { pageLangAttributes } from "../../words/writing.ts";
import { localPath } from "../layout/local-path.ts";
import { NoticePage } from "../layout/notice-page.tsx";

export interface CheckInboxPageProps {
  readonly site: Site;
  readonly language: Language;
}

/** After the form, the same for every address: it must not tell a stranger who is subscribed. */
export function CheckInboxPage({ site, language }: CheckInboxPageProps) {
  const t = translate(language);
  return (
    <NoticePage site={site} language={language} path="" heading={t("inbox.heading")} lead={t("inbox.lead")}>
      <p>{t("inbox.spam")}</p>
      <p>
        <a href={localPath(site, language, "/")}>{t("problem.home")}</a>
      </p>
    </NoticePage>
  );
}

/** The same words for a script that shows them on somebody else's page (public/embed.js). */
export function composeInboxWords(language: Language) {
  const t = translate(language);
  const { lang, dir } = pageLangAttributes(language);
  return {
    language: lang,
    direction: dir,
    heading: t("inbox.heading"),
    lead: t("inbox.lead"),
    spam: t("inbox.spam"),
  };
}
