import type { PreferenceInput } from "./parse-preferences.ts";
import { PREFERENCE_FIELDS } from "./preference-fields.ts";
import {
  FORM_FIELDS,
  isListField,
  type PreferenceField,
  type PreferenceValues,
} from "./preference-values.ts";

export interface MergedPreferences {
  /** What the reader changed in this form; absent is what they left alone, and so stays as it is stored. */
  readonly input: PreferenceInput;
  /** What another form, a link or another device changed since this one was shown. It stays. */
  readonly changedElsewhere: readonly PreferenceField[];
  /** Of those, what this form wanted otherwise. */
  readonly contested: readonly PreferenceField[];
}

/**
 * Three versions of a reader's choices, field by field: what the form showed, what came back with it, and what is stored by
 * now. What the reader left alone stays as it is stored; what they changed counts, unless it was changed elsewhere meanwhile
 * to something else: then that stays and is told, for nobody can say which of the two they meant last. Lists are merged
 * where both only added and took away.
 */
export function mergePreferences(
  input: PreferenceInput,
  shown: PreferenceValues,
  stored: PreferenceValues,
): MergedPreferences {
  const merged = FORM_FIELDS.map((field) => ({ field, ...mergeField(field, input[field], shown, stored) }));
  const pick = (outcome: "changedElsewhere" | "contested") =>
    merged.filter((one) => one[outcome]).map(({ field }) => field);
  return {
    input: Object.fromEntries(merged.map(({ field, wanted }) => [field, wanted])),
    changedElsewhere: pick("changedElsewhere"),
    contested: pick("contested"),
  };
}

interface MergedField {
  readonly wanted: unknown;
  readonly changedElsewhere: boolean;
  readonly contested: boolean;
}

function mergeField(
  field: PreferenceField,
  input: unknown,
  shown: PreferenceValues,
  stored: PreferenceValues,
): MergedField {
  const typed = readTyped(field, input);
  const [before, now] = [readList(shown[field]), readList(stored[field])];
  const changedElsewhere = !isSame(field, before, now);
  const isLeftAlone = input === undefined || isSame(field, typed, before) || isSame(field, typed, now);
  if (isLeftAlone) return { wanted: undefined, changedElsewhere, contested: false };
  if (!changedElsewhere) return { wanted: input, changedElsewhere, contested: false };
  const both = isListField(field) ? mergeLists(before, typed, now) : null;
  return both === null
    ? { wanted: undefined, changedElsewhere, contested: true }
    : { wanted: both, changedElsewhere, contested: false };
}

/**
 * Null where there is no telling: one of them only changed the order, or came to none at all, which says something else
 * than what is left of a list.
 */
function mergeLists(
  before: readonly string[],
  typed: readonly string[],
  now: readonly string[],
): readonly string[] | null {
  const added = typed.filter((item) => !before.includes(item));
  const gone = before.filter((item) => !typed.includes(item));
  const merged = [
    ...now.filter((item) => !gone.includes(item)),
    ...added.filter((item) => !now.includes(item)),
  ];
  const isEmptied = typed.length === 0 || now.length === 0 || merged.length === 0;
  const isReordered = added.length === 0 && gone.length === 0;
  return isEmptied || isReordered ? null : merged;
}

/** A set, as topics are, has no order. */
const isOrdered = (field: PreferenceField) => field === "pauseUntil" || PREFERENCE_FIELDS[field].is !== "set";

const isSame = (field: PreferenceField, one: readonly string[], other: readonly string[]) =>
  one.length === other.length &&
  one.every((item, place) => (isOrdered(field) ? other[place] === item : other.includes(item)));

const readList = (value: string | readonly string[]): readonly string[] =>
  typeof value === "string" ? [value] : value;

function readTyped(field: PreferenceField, input: unknown): readonly string[] {
  const items = [input].flat().filter((item) => typeof item === "string");
  const texts = items.map((item) => item.trim());
  return isListField(field) ? [...new Set(texts)].filter((item) => item !== "") : texts;
}
