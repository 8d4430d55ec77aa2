import type { Cadence } from "../../../src/core/cadence.ts";
import type { Language } from "../../../src/core/language.ts";
import type { Site } from "../../site.ts";
import { Phrase } from "../../words/phrase.tsx";
import { translate } from "../../words/translate.ts";
import { QuickActionPage } from "./quick-action.tsx";

export interface CadenceSwitchPageProps {
  readonly site: Site;
  readonly language: Language;
  readonly token: string;
  readonly cadence: Cadence;
  readonly isDone: boolean;
}

/** "Monthly instead": behind that link of a mail, and after its button. */
export function CadenceSwitchPage({ site, language, token, cadence, isDone }: CadenceSwitchPageProps) {
  const t = translate(language);
  const { title } = site;
  return (
    <QuickActionPage
      site={site}
      language={language}
      token={token}
      action={cadence}
      heading={isDone ? t("instead.doneHeading") : t(`instead.${cadence}`)}
      lead={
        isDone ? (
          <Phrase
            language={language}
            say="instead.doneLead"
            fill={{ title, cadence: t(`cadence.${cadence}`) }}
          />
        ) : (
          <Phrase language={language} say="instead.lead" fill={{ title }} />
        )
      }
      button={isDone ? null : t("instead.button")}
    />
  );
}
