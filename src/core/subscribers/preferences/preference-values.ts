import * as z from "zod";
import { deriveCadence } from "../../derive-cadence.ts";
import type { Instant } from "../../ids.ts";
import { matchLanguage } from "../../language.ts";
import { parseJson } from "../../parse-json.ts";
import type { Newsletter } from "../../settings/settings.ts";
import { deriveLocalDate } from "../../time-zone.ts";
import type { NumberedTopic } from "../../topic.ts";
import type { ActiveSubscriber } from "../subscriber.ts";
import { CHOICE_FIELDS, type ChoiceField, type ChoiceTexts, PREFERENCE_FIELDS } from "./preference-fields.ts";

/** A reader's choices as a form shows them: what is stored, or what was typed and could not be taken. */
export interface PreferenceValues extends ChoiceTexts<ChoiceField> {
  /** As offered now, in order. */
  readonly languages: readonly string[];
  /** Slugs; empty: everything. */
  readonly topics: readonly string[];
  readonly cadence: string;
  /** 0 to 23 as text; empty: the newsletter's own. */
  readonly hour: string;
  readonly timeZone: string;
  /** `YYYY-MM-DD`; empty: no pause. */
  readonly pauseUntil: string;
}

export type PreferenceField = keyof PreferenceValues;

/** All that the form of preferences has. */
export const FORM_FIELDS: readonly PreferenceField[] = [...CHOICE_FIELDS, "pauseUntil"];

/** Does the form have several values of it? */
export const isListField = (field: PreferenceField): boolean =>
  field !== "pauseUntil" && PREFERENCE_FIELDS[field].is !== "text";

export function derivePreferenceValues(
  { languages, topics, cadence, hour, timeZone, pause }: ActiveSubscriber,
  offer: Pick<Newsletter, "languages" | "cadences"> & { readonly topics: readonly NumberedTopic[] },
  now: Instant,
): PreferenceValues {
  const isPaused = pause !== null && pause.until > now;
  return {
    languages: [...new Set(languages.flatMap((language) => matchLanguage(language, offer.languages) ?? []))],
    topics: topics.flatMap((chosen) => offer.topics.find(({ number }) => number === chosen)?.slug ?? []),
    cadence: deriveCadence(cadence, offer.cadences),
    hour: hour === null ? "" : String(hour),
    timeZone,
    pauseUntil: isPaused ? deriveLocalDate(pause.until, timeZone) : "",
  };
}

const text = z.string().max(100);
const texts = z.array(text).max(100);
const schema = z.object({
  languages: texts,
  topics: texts,
  cadence: text,
  hour: text,
  timeZone: text,
  pauseUntil: text,
});

/** What a form says that it showed; null where it says nothing that can be read, and is then taken as it is. */
export function parsePreferenceValues(input: unknown): PreferenceValues | null {
  const read = parseJson(typeof input === "string" ? input : "");
  const parsed = schema.safeParse(read.ok ? read.value : null);
  return parsed.success ? parsed.data : null;
}
