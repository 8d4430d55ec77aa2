import type { Language } from "../../../src/core/language.ts";
import type { Fault } from "../../../src/core/problem.ts";
import { translate } from "../../words/translate.ts";
import { describeField, FieldFaults } from "./fault-summary.tsx";

interface PauseFieldProps {
  readonly language: Language;
  /** `YYYY-MM-DD`; empty: no pause. */
  readonly day: string;
  /** The first day that may be chosen. */
  readonly firstDay: string;
  readonly faults: readonly Fault[];
}

/** The day on which mail comes again. */
export function PauseField({ language, day, firstDay, faults }: PauseFieldProps) {
  const t = translate(language);
  return (
    <div class="field">
      <label for="pauseUntil">{t("preferences.pause")}</label>
      <FieldFaults field="pauseUntil" faults={faults} />
      <input
        id="pauseUntil"
        name="pauseUntil"
        type="date"
        min={firstDay}
        value={day}
        {...describeField("pauseUntil", faults, "pause-hint")}
      />
      <p class="hint" id="pause-hint">
        {t("preferences.pauseHint")}
      </p>
    </div>
  );
}
