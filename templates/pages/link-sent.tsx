import type { Language } from "../../src/core/language.ts";
import type { Site } from "../site.ts";
import { translate } from "../translate.ts";
import { NoticePage } from "./notice-page.tsx";

/** After a fresh link was asked for. */
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
