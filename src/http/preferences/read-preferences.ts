import type { PreferenceInput } from "../../core/subscribers/preferences/parse-preferences.ts";
import { selectFields } from "../../core/subscribers/preferences/preference-fields.ts";
import {
  FORM_FIELDS,
  isListField,
  type PreferenceValues,
} from "../../core/subscribers/preferences/preference-values.ts";

/** Of a form that asked for topics, boxes that nobody ticked are none; our own has a list for each place of a language. */
export function selectInput(body: Readonly<Record<string, unknown>>): PreferenceInput {
  const { languages = readPlaces(body), topics, asked } = body;
  return {
    ...selectFields(FORM_FIELDS, body),
    languages,
    topics: topics ?? (asked === "topics" ? [] : undefined),
  };
}

function readPlaces(body: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const places = Object.keys(body).filter((name) => /^language-\d{1,2}$/.test(name));
  return places.length === 0 ? undefined : places.map((place) => body[place]);
}

/** What was typed, to be given back; what the form did not have is left as it is. */
export const readTyped = (typed: PreferenceInput): Partial<PreferenceValues> =>
  Object.fromEntries(
    FORM_FIELDS.map((field) => [
      field,
      isListField(field) ? readTexts(typed[field]) : readText(typed[field]),
    ]).filter(([, value]) => value !== undefined),
  );

const readText = (value: unknown) => (typeof value === "string" ? value : undefined);

const readTexts = (value: unknown) =>
  value === undefined ? undefined : [value].flat().filter((item) => typeof item === "string" && item !== "");
