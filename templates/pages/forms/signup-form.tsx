import type { Language } from "../../../src/core/language.ts";
import type { Fault } from "../../../src/core/problem.ts";
import type {
  ChoiceTexts,
  SignupField,
} from "../../../src/core/subscribers/preferences/preference-fields.ts";
import type { Topic } from "../../../src/core/topic.ts";
import type { Site } from "../../site.ts";
import { CONSENT_WORDING, type Translate, translate } from "../../words/translate.ts";
import { deriveWriting, nameLanguage } from "../../words/writing.ts";
import { withLanguage } from "../layout/local-path.ts";
import { ChoiceField } from "./choice-field.tsx";
import { describeField, FaultSummary, FieldFaults } from "./fault-summary.tsx";
import { HumanCheckField } from "./human-check.tsx";

/** What a reader typed before, given back with the faults. */
export type SignupValues = { readonly email?: string | undefined } & {
  readonly [Field in SignupField]?: ChoiceTexts<SignupField>[Field] | undefined;
};

export interface SignupFormProps {
  readonly site: Site;
  readonly language: Language;
  readonly values: SignupValues;
  readonly faults: readonly Fault[];
  readonly topics: readonly Topic[];
  /** Turnstile's site key; absent: no check, and no script. */
  readonly humanCheckKey?: string | undefined;
}

/** The form. Its address names the page's language: consent is recorded in the words that were read. */
export function SignupForm(props: SignupFormProps) {
  const { language, faults } = props;
  const t = translate(language);
  return (
    <form method="post" action={withLanguage("/subscribe", language)}>
      <FaultSummary language={language} faults={faults} fields={listFields(props)} />
      <EmailField t={t} email={props.values.email ?? ""} faults={faults} />
      <CadenceField {...props} />
      <LanguageField {...props} />
      <TopicField {...props} />
      <UnseenFields {...props} />
      <HumanCheckField {...props} action="subscribe" />
      <button type="submit" aria-describedby="consent">
        {t("form.button")}
      </button>
      <p class="hint" id="consent">
        {CONSENT_WORDING(language)}
      </p>
    </form>
  );
}

export function listFields({ site, topics }: SignupFormProps): readonly string[] {
  return [
    "email",
    ...(site.cadences.length > 1 ? ["cadence"] : []),
    ...(site.languages.length > 1 ? ["languages"] : []),
    ...(topics.length > 0 ? ["topics"] : []),
  ];
}

interface EmailFieldProps {
  readonly t: Translate;
  readonly email: string;
  readonly faults: readonly Fault[];
}

export function EmailField({ t, email, faults }: EmailFieldProps) {
  return (
    <div class="field">
      <label for="email">{t("form.email")}</label>
      <FieldFaults field="email" faults={faults} />
      <input
        id="email"
        name="email"
        type="email"
        inputmode="email"
        autocomplete="email"
        spellcheck={false}
        dir="ltr"
        maxlength={254}
        required
        value={email}
        {...describeField("email", faults)}
      />
    </div>
  );
}

export function CadenceField({ site, language, values, faults }: SignupFormProps) {
  const t = translate(language);
  const [first] = site.cadences;
  if (site.cadences.length < 2) return null;
  const choices = site.cadences.map((cadence) => ({ value: cadence, label: t(`cadence.${cadence}`) }));
  const chosen = site.cadences.find((cadence) => cadence === values.cadence) ?? first ?? "";
  return (
    <ChoiceField
      field="cadence"
      kind="radio"
      legend={t("form.cadence")}
      choices={choices}
      chosen={[chosen]}
      faults={faults}
    />
  );
}

/** The page's language first: the order of the boxes is the order of the wishes, and decides the first mail's language. */
export function LanguageField({ site, language, values, faults }: SignupFormProps) {
  const t = translate(language);
  if (site.languages.length < 2) return null;
  const others = site.languages.filter((tag) => tag !== language);
  const choices = [...site.languages.filter((tag) => tag === language), ...others].map((tag) => ({
    value: tag,
    label: nameLanguage(tag),
    writing: deriveWriting(tag, language),
  }));
  const usual = site.languages.filter((tag) => tag === language);
  const chosen = values.languages ?? (usual.length > 0 ? usual : site.languages.slice(0, 1));
  return (
    <ChoiceField
      field="languages"
      kind="checkbox"
      legend={t("form.languages")}
      choices={choices}
      chosen={chosen}
      faults={faults}
    />
  );
}

export function TopicField({ language, topics, values, faults }: SignupFormProps) {
  const t = translate(language);
  if (topics.length === 0) return null;
  return (
    <ChoiceField
      field="topics"
      kind="checkbox"
      legend={t("form.topics")}
      hint={t("form.topicsHint")}
      choices={topics.map(({ slug, name }) => ({ value: slug, label: name }))}
      chosen={values.topics ?? []}
      faults={faults}
    />
  );
}

/** Seen by programs that fill in every field. */
export function TrapField({ language }: { readonly language: Language }) {
  return (
    <div class="trap" aria-hidden="true">
      <label for="website">{translate(language)("form.trap")}</label>
      <input id="website" name="website" type="text" tabindex={-1} autocomplete="off" />
    </div>
  );
}

/** A trap; and a time zone that somebody else's form sent along. */
export function UnseenFields({ language, values, faults }: SignupFormProps) {
  const { timeZone = "" } = values;
  const isUsable = timeZone !== "" && !faults.some(({ field }) => field === "timeZone");
  return (
    <>
      <TrapField language={language} />
      {isUsable ? <input type="hidden" name="timeZone" value={timeZone} /> : null}
    </>
  );
}
