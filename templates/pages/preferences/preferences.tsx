import type { Instant } from "../../../src/core/ids.ts";
import type { Language } from "../../../src/core/language.ts";
import type { PreferenceField } from "../../../src/core/subscribers/preferences/preference-values.ts";
import { formatDate } from "../../words/format-date.ts";
import { type MessageKey, translate } from "../../words/translate.ts";
import { PreferenceForm, type PreferenceFormProps } from "../forms/preference-form.tsx";
import { PageLayout } from "../layout/layout.tsx";
import { withLanguage } from "../layout/local-path.ts";
import { Masthead } from "../layout/masthead.tsx";
import { OwnData } from "./own-data.tsx";

export interface PreferencesPageProps extends PreferenceFormProps {
  readonly address: string | null;
  readonly leaveToken: string;
  readonly pausedUntil: Instant | null;
  /** The zone that the pause's day is named in. */
  readonly ownZone: string;
  /** This answers a form that was taken. */
  readonly isSaved: boolean;
  /** What changed elsewhere since that form was shown. */
  readonly changedElsewhere: readonly PreferenceField[];
}

/** A reader's own page: one link, no account. */
export function PreferencesPage(props: PreferencesPageProps) {
  const { site, language, token, faults } = props;
  const t = translate(language);
  const title = t("page.title", { page: t("preferences.heading"), title: site.title });
  return (
    <PageLayout
      site={site}
      language={language}
      title={faults.length > 0 ? t("error.title", { title }) : title}
      masthead={
        <Masthead site={site} language={language} path={`/preferences?token=${encodeURIComponent(token)}`} />
      }
      indexed={false}
    >
      <div class="text preferences">
        <h1>{t("preferences.heading")}</h1>
        <p class="lead">{t("preferences.lead")}</p>
        <State {...props} />
        <PreferenceForm {...props} />
        <Leave {...props} />
        <OwnData {...props} />
      </div>
    </PageLayout>
  );
}

/** What was done, and what is so for now. */
function State({ language, isSaved, changedElsewhere, pausedUntil, ownZone }: PreferencesPageProps) {
  const t = translate(language);
  if (!isSaved && changedElsewhere.length === 0 && pausedUntil === null) return null;
  return (
    <div class="state" {...(isSaved ? { role: "status" } : {})}>
      {isSaved ? <p>{t("preferences.saved")}</p> : null}
      <ChangedElsewhere language={language} fields={changedElsewhere} />
      {pausedUntil === null ? null : (
        <p>{t("preferences.paused", { date: formatDate(pausedUntil, language, ownZone) })}</p>
      )}
    </div>
  );
}

/** By the names that the form gives them, in its order. */
const FIELD_NAMES = {
  cadence: "form.cadence",
  languages: "preferences.languages",
  topics: "form.topics",
  hour: "preferences.hour",
  timeZone: "preferences.timeZone",
  pauseUntil: "preferences.pause",
} as const satisfies Record<PreferenceField, MessageKey>;

interface ChangedElsewhereProps {
  readonly language: Language;
  readonly fields: readonly PreferenceField[];
}

function ChangedElsewhere({ language, fields }: ChangedElsewhereProps) {
  const t = translate(language);
  if (fields.length === 0) return null;
  return (
    <>
      <p>{t("preferences.elsewhere")}</p>
      <ul>
        {Object.entries(FIELD_NAMES)
          .filter(([field]) => fields.some((changed) => changed === field))
          .map(([, name]) => (
            <li>{t(name)}</li>
          ))}
      </ul>
    </>
  );
}

function Leave({ language, leaveToken }: PreferencesPageProps) {
  const t = translate(language);
  const path = `/unsubscribe?token=${encodeURIComponent(leaveToken)}`;
  return (
    <section aria-labelledby="leave">
      <h2 id="leave">{t("preferences.leaveHeading")}</h2>
      <p>
        {t("leave.lead")} <a href={withLanguage(path, language)}>{t("leave.button")}</a>
      </p>
    </section>
  );
}
