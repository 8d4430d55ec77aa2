import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { translate } from "../../words/translate.ts";
import { NoticePage } from "../layout/notice-page.tsx";

/** After a link was asked for by address, the same for every address: it must not tell a stranger who is subscribed. */
export function LinkAskedPage({ site, language }: { readonly site: Site; readonly language: Language }) {
  const t = translate(language);
  return (
    <NoticePage
      site={site}
      language={language}
      path={null}
      heading={t("fresh.sentHeading")}
      lead={t("link.askedLead")}
    >
      <p>{t("link.spam")}</p>
    </NoticePage>
  );
}
