import type { Language } from "../../../src/core/language.ts";
import type { Fault } from "../../../src/core/problem.ts";
import { translate } from "../../words/translate.ts";
import { deriveWriting, nameLanguage } from "../../words/writing.ts";
import { describeField, FieldFaults } from "./fault-summary.tsx";
import { SelectField } from "./select-field.tsx";

interface LanguageOrderFieldProps {
  readonly language: Language;
  readonly offered: readonly Language[];
  /** In order. */
  readonly chosen: readonly string[];
  readonly faults: readonly Fault[];
}

/** Languages in the order of the reader's wishes: a list of choices for each place, so that no script is needed; one name each. */
export function LanguageOrderField({ language, offered, chosen, faults }: LanguageOrderFieldProps) {
  const t = translate(language);
  if (offered.length < 2) return null;
  const options = [
    { value: "", label: t("preferences.noLanguage") },
    ...offered.map((tag) => ({
      value: tag,
      label: nameLanguage(tag),
      writing: deriveWriting(tag, language),
    })),
  ];
  return (
    <fieldset id="languages" tabindex={-1} {...describeField("languages", faults, "languages-hint")}>
      <legend>{t("preferences.languages")}</legend>
      <p class="hint" id="languages-hint">
        {t("preferences.languagesHint")}
      </p>
      <FieldFaults field="languages" faults={faults} />
      <div class="row">
        {offered.map((_, place) => (
          <SelectField
            field={`language-${place + 1}`}
            label={t("preferences.choice", { number: place + 1 })}
            options={options}
            chosen={chosen[place] ?? ""}
          />
        ))}
      </div>
    </fieldset>
  );
}
