import type { Instant } from "../../../src/core/ids.ts";
import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { formatDate } from "../../words/format-date.ts";
import { translate } from "../../words/translate.ts";
import { QuickActionPage } from "./quick-action.tsx";

export interface ShortPausePageProps {
  readonly site: Site;
  readonly language: Language;
  readonly token: string;
  readonly until: Instant;
  readonly timeZone: string;
  readonly isDone: boolean;
}

/** "Pause for four weeks": behind that link of a mail, and after its button. */
export function ShortPausePage({ site, language, token, until, timeZone, isDone }: ShortPausePageProps) {
  const t = translate(language);
  const date = formatDate(until, language, timeZone);
  return (
    <QuickActionPage
      site={site}
      language={language}
      token={token}
      action="pause"
      heading={isDone ? t("pause.doneHeading") : t("pause.link")}
      lead={isDone ? t("pause.doneLead", { date }) : t("pause.lead", { date })}
      button={isDone ? null : t("pause.button")}
    />
  );
}
