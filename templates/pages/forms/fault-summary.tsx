import type { Language } from "../../../src/core/language.ts";
import type { Fault } from "../../../src/core/problem.ts";
import { translate } from "../../words/translate.ts";

interface FaultSummaryProps {
  readonly language: Language;
  readonly faults: readonly Fault[];
  /** Fields that the page has, by their id. */
  readonly fields: readonly string[];
}

/** All faults at the head of the form, each a link to its field. Takes the focus, so that it is heard first. */
export function FaultSummary({ language, faults, fields }: FaultSummaryProps) {
  if (faults.length === 0) return null;
  return (
    <div class="faults" role="alert" tabindex={-1} autofocus>
      <h2>{translate(language)("error.summary", { count: faults.length })}</h2>
      <ul>
        {faults.map((fault) => (
          <li>
            {fields.includes(nameField(fault)) ? (
              <a href={`#${nameField(fault)}`}>{fault.reason}</a>
            ) : (
              fault.reason
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The faults of one field, beside it. */
export function FieldFaults({
  field,
  faults,
}: {
  readonly field: string;
  readonly faults: readonly Fault[];
}) {
  const reasons = faults.filter((fault) => nameField(fault) === field).map((fault) => fault.reason);
  return reasons.length === 0 ? null : (
    <p class="fault" id={`${field}-fault`}>
      {reasons.join(" ")}
    </p>
  );
}

/** Ties a field to its fault, and to its hint where it has one, for those who hear the page. */
export function describeField(field: string, faults: readonly Fault[], hint?: string) {
  const faulty = faults.some((fault) => nameField(fault) === field);
  const described = [hint, faulty ? `${field}-fault` : undefined].filter((id) => id !== undefined);
  return {
    ...(described.length === 0 ? {} : { "aria-describedby": described.join(" ") }),
    ...(faulty && field === "email" ? { "aria-invalid": "true" as const } : {}),
  };
}

/** `topics.3` belongs to `topics`. */
const nameField = (fault: Fault) => fault.field.split(/[.[]/)[0] ?? "";
