import type { Language } from "../../../src/core/language.ts";
import type { Fault } from "../../../src/core/problem.ts";
import type { PreferenceValues } from "../../../src/core/subscribers/preferences/preference-values.ts";
import type { Topic } from "../../../src/core/topic.ts";
import type { Site } from "../../site.ts";
import { translate } from "../../words/translate.ts";
import { withLanguage } from "../layout/local-path.ts";
import { FaultSummary } from "./fault-summary.tsx";
import { HourFields } from "./hour-fields.tsx";
import { LanguageOrderField } from "./language-order-field.tsx";
import { PauseField } from "./pause-field.tsx";
import { CadenceField, TopicField } from "./signup-form.tsx";

export interface PreferenceFormProps {
  readonly site: Site;
  readonly language: Language;
  readonly token: string;
  readonly values: PreferenceValues;
  /** What is stored, so that the form can say what it was made of: a change in another tab is told from one in this. */
  readonly stored: PreferenceValues;
  readonly faults: readonly Fault[];
  readonly topics: readonly Topic[];
  /** `HH:MM`; null: issues come to everybody at one hour, and there is none to choose. */
  readonly usualTime: string | null;
  /** `YYYY-MM-DD`: the first day until which a pause may last. */
  readonly firstDay: string;
}

/** Everything that a reader chooses. `asked` says which boxes were there, so that to tick none is a choice too. */
export function PreferenceForm(props: PreferenceFormProps) {
  const { site, language, values, faults, topics, usualTime } = props;
  const { hour, timeZone } = values;
  const shared = { site, language, faults, topics, values };
  const path = `/preferences?token=${encodeURIComponent(props.token)}`; // so that Enter in the address bar shows it again
  return (
    <form method="post" action={withLanguage(path, language)}>
      <FaultSummary language={language} faults={faults} fields={listFields(props)} />
      <input type="hidden" name="token" value={props.token} />
      <input type="hidden" name="shown" value={JSON.stringify(props.stored)} />
      <CadenceField {...shared} />
      <LanguageOrderField
        language={language}
        offered={site.languages}
        chosen={values.languages}
        faults={faults}
      />
      {topics.length === 0 ? null : <input type="hidden" name="asked" value="topics" />}
      <TopicField {...shared} />
      {usualTime === null ? null : <HourFields {...{ language, usualTime, hour, timeZone, faults }} />}
      <PauseField language={language} day={values.pauseUntil} firstDay={props.firstDay} faults={faults} />
      <button type="submit">{translate(language)("preferences.button")}</button>
    </form>
  );
}

const listFields = ({ site, topics, usualTime }: PreferenceFormProps): readonly string[] => [
  ...(site.cadences.length > 1 ? ["cadence"] : []),
  ...(site.languages.length > 1 ? ["languages"] : []),
  ...(topics.length > 0 ? ["topics"] : []),
  ...(usualTime === null ? [] : ["hour", "timeZone"]),
  "pauseUntil",
];
