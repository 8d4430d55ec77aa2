import type { Fault } from "../../../src/core/problem.ts";
import type { LangAttributes } from "../../words/writing.ts";
import { describeField, FieldFaults } from "./fault-summary.tsx";

interface ChoiceFieldProps {
  readonly field: string;
  readonly kind: "radio" | "checkbox";
  readonly legend: string;
  readonly hint?: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly faults: readonly Fault[];
}

interface Choice {
  readonly value: string;
  readonly label: string;
  /** Where the label is not in the page's language. */
  readonly writing?: LangAttributes;
}

/** One question with its answers as chips; the native boxes stay visible, so that colour alone tells nothing. */
export function ChoiceField({ field, kind, legend, hint, choices, chosen, faults }: ChoiceFieldProps) {
  const hintId = hint === undefined ? undefined : `${field}-hint`;
  return (
    <fieldset id={field} tabindex={-1} {...describeField(field, faults, hintId)}>
      <legend>{legend}</legend>
      {hint === undefined ? null : (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
      <FieldFaults field={field} faults={faults} />
      <div class="chips">
        {choices.map(({ value, label, writing = {} }) => (
          <label class="chip">
            <input type={kind} name={field} value={value} checked={chosen.includes(value)} />
            <span {...writing}>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
