import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { translate } from "../../words/translate.ts";
import { NoticePage } from "../layout/notice-page.tsx";

/** After a magic link was asked for. */
export function LinkSentPage({ site, language }: { readonly site: Site; readonly language: Language }) {
  const t = translate(language);
  return (
    <NoticePage
      site={site}
      language={language}
      path={null}
      heading={t("fresh.sentHeading")}
      lead={t("fresh.sentLead")}
    />
  );
}
