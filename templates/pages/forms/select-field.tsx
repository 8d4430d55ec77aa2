import type { Child } from "hono/jsx";
import type { Fault } from "../../../src/core/problem.ts";
import type { LangAttributes } from "../../words/writing.ts";
import { describeField, FieldFaults } from "./fault-summary.tsx";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** Where the label is not in the page's language. */
  readonly writing?: LangAttributes;
}

interface SelectFieldProps {
  /** Its name in the form, and its id. */
  readonly field: string;
  readonly label: string;
  readonly options: readonly SelectOption[];
  readonly chosen: string;
  readonly faults?: readonly Fault[];
  /** More options after these, such as groups. */
  readonly children?: Child;
}

/** One question with one answer out of many. */
export function SelectField(props: SelectFieldProps) {
  const { field, label, chosen, faults = [] } = props;
  return (
    <div class="field">
      <label for={field}>{label}</label>
      <FieldFaults field={field} faults={faults} />
      <select id={field} name={field} {...describeField(field, faults)}>
        <Options options={props.options} chosen={chosen} />
        {props.children}
      </select>
    </div>
  );
}

export function Options({
  options,
  chosen,
}: {
  readonly options: readonly SelectOption[];
  readonly chosen: string;
}) {
  return (
    <>
      {options.map(({ value, label, writing = {} }) => (
        <option value={value} selected={value === chosen} {...writing}>
          {label}
        </option>
      ))}
    </>
  );
}
