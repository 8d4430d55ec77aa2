import { Temporal } from "temporal-polyfill";
import { deriveCadence } from "../../derive-cadence.ts";
import type { Instant } from "../../ids.ts";
import type { Problem } from "../../problem.ts";
import { fail, type Result, succeed } from "../../result.ts";
import { deriveStartOfDay, type TimeZone } from "../../time-zone.ts";
import {
  type Choice,
  choose,
  chooseCadence,
  chooseLanguages,
  chooseTimeZone,
  chooseTopics,
  fault,
  isNothing,
  type Offer,
} from "../choices.ts";
import { TOO_MANY_CHOICES } from "../parse-signup.ts";
import { fitsMetadata } from "../reader-metadata.ts";
import type { Subscriber } from "../subscriber.ts";
import type { ChoiceField } from "./preference-fields.ts";
import type { Preferences } from "./preferences.ts";

/** A form or JSON body, as it came. What is absent stays as it is; an empty text is a choice of its own. */
export interface PreferenceInput extends Partial<Readonly<Record<ChoiceField, unknown>>> {
  /** Local hour 0 to 23; empty or null: the newsletter's own. */
  readonly hour?: unknown;
  /** A day `YYYY-MM-DD` after today in the reader's zone, on which mail comes again; empty or null: no pause. */
  readonly pauseUntil?: unknown;
}

export interface PreferenceChoices extends Preferences {
  /** Null: no pause. */
  readonly pauseUntil: Instant | null;
}

/** A pause that outlasts this is a farewell, or a slip of the keyboard. */
const LONGEST_PAUSE_YEARS = 10;

/** Unknown in, all of a reader's preferences out; all faults at once. */
export function parsePreferences(
  input: PreferenceInput,
  { offer, record, now }: { readonly offer: Offer; readonly record: Subscriber; readonly now: Instant },
): Result<PreferenceChoices, Problem> {
  const languages = input.languages === undefined ? choose(record.languages) : readLanguages(input, offer);
  const topics =
    input.topics === undefined ? choose(record.topics) : chooseTopics(input.topics, offer.topics);
  const cadence = chooseCadence(input.cadence, offer.cadences, deriveCadence(record.cadence, offer.cadences));
  const hour = input.hour === undefined ? choose(record.hour) : chooseHour(input.hour);
  const timeZone = chooseTimeZone(input.timeZone, record.timeZone);
  const pauseUntil =
    input.pauseUntil === undefined
      ? choose(record.pause?.until ?? null)
      : choosePauseEnd(input.pauseUntil, timeZone.value, now);
  const faults = [languages, topics, cadence, hour, timeZone, pauseUntil].flatMap((choice) => choice.faults);
  if (faults.length > 0) return fail({ kind: "preferences-invalid", faults });

  const choices: Preferences = {
    languages: languages.value,
    topics: topics.value,
    cadence: cadence.value,
    hour: hour.value,
    timeZone: timeZone.value,
  };
  if (!fitsMetadata({ address: record.address, ...choices }))
    return fail({ kind: "preferences-invalid", faults: [TOO_MANY_CHOICES] });
  return succeed({ ...choices, pauseUntil: pauseUntil.value });
}

/** Here the lists are all there is: a reader who wants no language is not taken for one who left the question out. */
function readLanguages(input: PreferenceInput, offer: Offer): Choice<Preferences["languages"]> {
  const chosen = chooseLanguages(input.languages, offer.languages, []);
  if (chosen.faults.length > 0 || chosen.value.length > 0) return chosen;
  return choose(chosen.value, fault("languages", "languages-none", "Choose at least one language."));
}

function chooseHour(input: unknown): Choice<number | null> {
  if (isNothing(input)) return choose(null);
  const text = typeof input === "string" || typeof input === "number" ? String(input).trim() : "";
  if (/^([01]?\d|2[0-3])$/.test(text)) return choose(Number(text));
  return choose(
    null,
    fault("hour", "hour-malformed", "Give a full hour from 0 to 23, or nothing for the newsletter's own."),
  );
}

function choosePauseEnd(input: unknown, timeZone: TimeZone, now: Instant): Choice<Instant | null> {
  if (isNothing(input)) return choose(null);
  const date = parseDate(input);
  if (date === null)
    return choose(
      null,
      fault("pauseUntil", "pause-malformed", "Give the day as year, month and day: 2027-01-31."),
    );
  const until = deriveStartOfDay(date.toString(), timeZone);
  if (until <= now) return choose(null, fault("pauseUntil", "pause-past", "Choose a day after today."));
  const latest = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .add({ years: LONGEST_PAUSE_YEARS });
  return until > latest.epochMilliseconds
    ? choose(null, fault("pauseUntil", "pause-long", "Choose a day within the next ten years."))
    : choose(until);
}

function parseDate(input: unknown): Temporal.PlainDate | null {
  if (typeof input !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(input.trim())) return null;
  try {
    return Temporal.PlainDate.from(input.trim(), { overflow: "reject" });
  } catch {
    return null; // RangeError is Temporal's word for a day that no calendar has: the answer, not a failure
  }
}
