import type { Instant } from "../../src/core/ids.ts";
import { formatDate } from "../format-date.ts";
import { translate } from "../translate.ts";
import { PageLayout } from "./layout.tsx";
import { withLanguage } from "./local-path.ts";
import { Masthead } from "./masthead.tsx";
import { OwnData } from "./own-data.tsx";
import { PreferenceForm, type PreferenceFormProps } from "./preference-form.tsx";

export interface PreferencesPageProps extends PreferenceFormProps {
  readonly address: string | null;
  readonly leaveToken: string;
  readonly pausedUntil: Instant | null;
  /** The zone that the pause's day is named in. */
  readonly ownZone: string;
  /** This answers a form that was taken. */
  readonly isSaved: boolean;
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
function State({ language, isSaved, pausedUntil, ownZone }: PreferencesPageProps) {
  const t = translate(language);
  if (!isSaved && pausedUntil === null) return null;
  return (
    <div class="state" {...(isSaved ? { role: "status" } : {})}>
      {isSaved ? <p>{t("preferences.saved")}</p> : null}
      {pausedUntil === null ? null : (
        <p>{t("preferences.paused", { date: formatDate(pausedUntil, language, ownZone) })}</p>
      )}
    </div>
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
