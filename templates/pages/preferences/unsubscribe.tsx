import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { Phrase } from "../../words/phrase.tsx";
import { translate } from "../../words/translate.ts";
import { withLanguage } from "../layout/local-path.ts";
import { NoticePage } from "../layout/notice-page.tsx";

export interface LeavePageProps {
  readonly site: Site;
  readonly language: Language;
  readonly token: string;
}

/** The button behind every "Unsubscribe" link. */
export function UnsubscribePage({ site, language, token }: LeavePageProps) {
  const t = translate(language);
  const path = `/unsubscribe?token=${encodeURIComponent(token)}`;
  return (
    <NoticePage
      site={site}
      language={language}
      path={path}
      heading={t("leave.heading", { title: site.title })}
      markedHeading={<Phrase language={language} say="leave.heading" fill={{ title: site.title }} />}
      lead={t("leave.lead")}
    >
      <form method="post" action={withLanguage(path, language)}>
        <button type="submit">{t("leave.button")}</button>
      </form>
    </NoticePage>
  );
}
