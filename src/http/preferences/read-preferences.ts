import type { PreferenceInput } from "../../core/subscribers/parse-preferences.ts";
import type { PreferenceValues } from "../../core/subscribers/preference-values.ts";

/** Of a form that asked for topics, boxes that nobody ticked are none; our own has a list for each place of a language. */
export function selectInput(body: Readonly<Record<string, unknown>>): PreferenceInput {
  const { languages = readPlaces(body), topics, asked, cadence, hour, timeZone, pauseUntil } = body;
  return {
    languages,
    topics: topics ?? (asked === "topics" ? [] : undefined),
    cadence,
    hour,
    timeZone,
    pauseUntil,
  };
}

function readPlaces(body: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const places = Object.keys(body).filter((name) => /^language-\d{1,2}$/.test(name));
  return places.length === 0 ? undefined : places.map((place) => body[place]);
}

/** What was typed, to be given back; what the form did not have is left as it is. */
export function readTyped(typed: PreferenceInput): Partial<PreferenceValues> {
  const texts = (value: unknown) => [value].flat().filter((item) => typeof item === "string" && item !== "");
  const one = (name: "cadence" | "hour" | "timeZone" | "pauseUntil") =>
    typeof typed[name] === "string" ? { [name]: typed[name] } : {};
  return {
    ...(typed.languages === undefined ? {} : { languages: texts(typed.languages) as string[] }),
    ...(typed.topics === undefined ? {} : { topics: texts(typed.topics) as string[] }),
    ...one("cadence"),
    ...one("hour"),
    ...one("timeZone"),
    ...one("pauseUntil"),
  };
}
