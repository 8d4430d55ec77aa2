import { isCadence } from "../../cadence.ts";
import { isTexts } from "../../parse-json.ts";
import type { Preferences } from "./preferences.ts";

/** What is true of one choice, wherever choices are asked for, copied, merged, exported or read back. */
interface FieldFacts<Value> {
  /** One text, a list in the reader's order, or a set without one. */
  readonly is: "text" | "list" | "set";
  /** The body of a signup has it; otherwise the preferences alone. */
  readonly isAskedAtSignup: boolean;
  /** The export has a column of its name, which the import reads. */
  readonly isColumn: boolean;
  /** Is that such a value, as it was stored? */
  readonly isStored: (value: unknown) => boolean;
  /** What a record means that was stored before there was this choice; absent: without it, a record is none. */
  readonly older?: Value;
}

/**
 * Every choice of a reader, in the order of the export. A new one is added here and in `Preferences`; the type check then
 * names each place that has to say something about it (CONTRIBUTING.md, "a field of the subscriber").
 */
export const PREFERENCE_FIELDS = {
  languages: { is: "list", isAskedAtSignup: true, isColumn: true, isStored: isTexts },
  topics: { is: "set", isAskedAtSignup: true, isColumn: true, isStored: Array.isArray },
  cadence: {
    is: "text",
    isAskedAtSignup: true,
    isColumn: true,
    isStored: (value) => typeof value === "string" && isCadence(value),
  },
  hour: {
    is: "text",
    isAskedAtSignup: false,
    isColumn: false,
    isStored: (value) => value === null || typeof value === "number",
    older: null,
  },
  timeZone: {
    is: "text",
    isAskedAtSignup: true,
    isColumn: true,
    isStored: (value) => typeof value === "string",
  },
} as const satisfies { readonly [Name in keyof Preferences]: FieldFacts<Preferences[Name]> };

type Fields = typeof PREFERENCE_FIELDS;
export type ChoiceField = keyof Fields;
type FieldsWhere<Fact extends "isAskedAtSignup" | "isColumn"> = {
  [Name in ChoiceField]: Fields[Name][Fact] extends true ? Name : never;
}[ChoiceField];
export type SignupField = FieldsWhere<"isAskedAtSignup">;
export type ColumnField = FieldsWhere<"isColumn">;

/** Choices as they are typed and shown: lists as lists, all else as text. */
export type ChoiceTexts<Name extends ChoiceField> = {
  readonly [Each in Name]: Fields[Each]["is"] extends "text" ? string : readonly string[];
};

export const CHOICE_FIELDS = Object.keys(PREFERENCE_FIELDS) as readonly ChoiceField[]; // its own keys
export const SIGNUP_FIELDS = CHOICE_FIELDS.filter(
  (field): field is SignupField => PREFERENCE_FIELDS[field].isAskedAtSignup,
);
export const COLUMN_FIELDS = CHOICE_FIELDS.filter(
  (field): field is ColumnField => PREFERENCE_FIELDS[field].isColumn,
);

/** What of something larger are these fields; those that it lacks are absent. */
export const selectFields = <Name extends string>(
  names: readonly Name[],
  from: Readonly<Record<string, unknown>>,
): { readonly [Each in Name]?: unknown } =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as { readonly [Each in Name]?: unknown };

/** The choices alone, of whatever has them. */
export const selectChoices = <From extends Readonly<Record<ChoiceField, unknown>>>(
  from: From,
): Pick<From, ChoiceField> =>
  Object.fromEntries(CHOICE_FIELDS.map((field) => [field, from[field]])) as Pick<From, ChoiceField>;

/** Codec: the choices of a stored record, with defaults for what an older one lacks; null where they cannot be read. */
export function parseStoredChoices(stored: Readonly<Record<string, unknown>>): Preferences | null {
  const read = CHOICE_FIELDS.map(
    (field) => [field, readStored(PREFERENCE_FIELDS[field], stored[field])] as const,
  );
  return read.some(([, value]) => value === undefined)
    ? null
    : (Object.fromEntries(read) as unknown as Preferences);
}

/** Undefined: it is there and cannot be read, or is not and should be. */
const readStored = (facts: FieldFacts<unknown>, value: unknown) =>
  value === undefined ? facts.older : facts.isStored(value) ? value : undefined;
