import { translate } from "../../words/translate.ts";
import { EmbeddedLayout } from "../layout/embedded-layout.tsx";
import { withLanguage } from "../layout/local-path.ts";
import type { CheckInboxPageProps } from "./check-inbox.tsx";

/** After the form in a frame: the same words as on our own page, the same for every address. */
export function EmbeddedInboxPage({ site, language }: CheckInboxPageProps) {
  const t = translate(language);
  return (
    <EmbeddedLayout site={site} language={language} heading={t("inbox.heading")}>
      <p>{t("inbox.lead")}</p>
      <p>{t("inbox.spam")}</p>
      <p>
        <a href={withLanguage("/embed", language)}>{t("embed.again")}</a>
      </p>
    </EmbeddedLayout>
  );
}
