import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { Phrase } from "../../words/phrase.tsx";
import { translate } from "../../words/translate.ts";
import { withLanguage } from "../layout/local-path.ts";
import { NoticePage } from "../layout/notice-page.tsx";

export interface ConfirmPageProps {
  readonly site: Site;
  readonly language: Language;
  readonly token: string;
}

/** The button behind the link of the confirmation mail: scanners open links, only people press. */
export function ConfirmPage({ site, language, token }: ConfirmPageProps) {
  const t = translate(language);
  const path = `/confirm?token=${encodeURIComponent(token)}`;
  const lead = <Phrase language={language} say="confirm.lead" fill={{ title: site.title }} />;
  return (
    <NoticePage site={site} language={language} path={path} heading={t("confirm.heading")} lead={lead}>
      <form method="post" action={withLanguage(path, language)}>
        <input type="hidden" name="token" value={token} />
        <button type="submit">{t("confirm.button")}</button>
      </form>
      <p class="hint">{t("confirm.reassure")}</p>
    </NoticePage>
  );
}
