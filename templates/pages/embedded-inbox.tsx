import { translate } from "../translate.ts";
import type { CheckInboxPageProps } from "./check-inbox.tsx";
import { EmbeddedLayout } from "./embedded-layout.tsx";
import { withLanguage } from "./local-path.ts";

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
