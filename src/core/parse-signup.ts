import { isCadence } from "./cadence.ts";
import { type EmailAddress, parseEmailAddress } from "./email-address.ts";
import { defaultLanguage, type Language, matchLanguage, parseLanguage } from "./language.ts";
import type { Fault, Problem } from "./problem.ts";
import { MAXIMUM_METADATA_BYTES, measureReaderMetadata } from "./reader-metadata.ts";
import { fail, type Result, succeed } from "./result.ts";
import type { Newsletter } from "./settings.ts";
import type { Preferences } from "./subscriber.ts";
import { parseTimeZone } from "./time-zone.ts";
import { MAXIMUM_TOPICS, type NumberedTopic, parseTopic, type TopicNumber } from "./topic.ts";

/** A form or JSON body, as it came. Lists may be lists or texts separated by commas. */
export interface SignupInput {
  readonly email?: unknown;
  readonly languages?: unknown;
  readonly topics?: unknown;
  readonly cadence?: unknown;
  readonly timeZone?: unknown;
}

export interface SignupRequest {
  readonly email: EmailAddress;
  readonly choices: Preferences;
}

/** What there is to choose from. */
export type Offer = Pick<Newsletter, "languages" | "cadences" | "timeZone"> & {
  readonly topics: readonly NumberedTopic[];
};

/** What the request says beside its body; null: nothing. */
export interface SignupHints {
  /** Where the client seems to be, unchecked. */
  readonly timeZone: string | null;
  /** The language of the page, else of the browser. */
  readonly language: Language | null;
}

/** A choice, and what is wrong with it. */
interface Choice<Value> {
  readonly value: Value;
  readonly faults: readonly Fault[];
}

/**
 * Unknown in, trusted request out; all faults at once. What is not chosen follows the hints; where they are silent or
 * unusable, the newsletter's defaults.
 */
export function parseSignup(
  input: SignupInput,
  offer: Offer,
  hints: SignupHints,
): Result<SignupRequest, Problem> {
  const email = parseEmailAddress(input.email);
  const languages = chooseLanguages(input.languages, offer.languages, hints.language);
  const topics = chooseTopics(input.topics, offer.topics);
  const cadence = chooseCadence(input.cadence, offer.cadences);
  const timeZone = chooseTimeZone(input.timeZone, parseTimeZone(hints.timeZone) ?? offer.timeZone);
  const faults = [languages, topics, cadence, timeZone].flatMap((choice) => choice.faults);

  if (!email.ok && faults.length === 0) return email;
  if (!email.ok)
    return fail({ kind: "signup-invalid", faults: [...(email.problem.faults ?? []), ...faults] });
  if (faults.length > 0) return fail({ kind: "signup-invalid", faults });

  const choices: Preferences = {
    languages: languages.value,
    topics: topics.value,
    cadence: cadence.value,
    hour: null,
    timeZone: timeZone.value,
  };
  if (measureReaderMetadata({ address: email.value.address, ...choices }) > MAXIMUM_METADATA_BYTES) {
    return fail({
      kind: "signup-invalid",
      faults: [{ field: "languages", reason: "Choose fewer languages or topics." }],
    });
  }
  return succeed({ email: email.value, choices });
}

function chooseLanguages(
  input: unknown,
  offered: readonly Language[],
  hint: Language | null,
): Choice<readonly Language[]> {
  const standard = (hint === null ? null : matchLanguage(hint, offered)) ?? defaultLanguage(offered);
  const wanted = readList(input);
  if (wanted === null) return choose([], fault("languages", 'Give a list of language tags, such as ["en"].'));
  const matches = wanted.map((text) => ({ text, match: matchOffered(text, offered) }));
  const faults = matches
    .filter(({ match }) => match === null)
    .map(({ text }) =>
      fault("languages", `${quote(text)} is not offered. Choose from: ${offered.join(", ")}.`),
    );
  const chosen = [...new Set(matches.flatMap(({ match }) => match ?? []))];
  return choose(chosen.length === 0 ? [standard] : chosen, ...faults);
}

function matchOffered(text: string, offered: readonly Language[]): Language | null {
  const language = parseLanguage(text);
  return language === null ? null : matchLanguage(language, offered);
}

function chooseTopics(input: unknown, offered: readonly NumberedTopic[]): Choice<readonly TopicNumber[]> {
  const wanted = readList(input);
  if (wanted === null) return choose([], fault("topics", "Give a list of topics, or none for all of them."));
  if (offered.length === 0) return choose([]); // a new blog has no tags yet: everything, until there is a choice
  const matches = wanted.map((text) => ({
    text,
    match: offered.find(({ slug }) => slug === parseTopic(text)?.slug),
  }));
  const faults = matches
    .filter(({ match }) => match === undefined)
    .map(({ text }) =>
      fault(
        "topics",
        `${quote(text)} is not offered. Choose from: ${offered.map(({ slug }) => slug).join(", ")}.`,
      ),
    );
  const chosen = [...new Set(matches.flatMap(({ match }) => match?.number ?? []))].sort((a, b) => a - b);
  if (chosen.length > MAXIMUM_TOPICS)
    return choose([], fault("topics", `Choose at most ${MAXIMUM_TOPICS} topics.`));
  return choose(chosen, ...faults);
}

function chooseCadence(
  input: unknown,
  offered: Newsletter["cadences"],
): Choice<Newsletter["cadences"][number]> {
  const standard = offered[0] ?? "weekly";
  if (input === undefined || input === null || input === "") return choose(standard);
  const text = typeof input === "string" ? input.trim().toLowerCase() : "";
  if (isCadence(text) && offered.includes(text)) return choose(text);
  return choose(standard, fault("cadence", `Choose from: ${offered.join(", ")}.`));
}

function chooseTimeZone(input: unknown, standard: string): Choice<string> {
  if (input === undefined || input === null || input === "") return choose(standard);
  const zone = parseTimeZone(typeof input === "string" ? input.trim() : input);
  return zone === null
    ? choose(standard, fault("timeZone", "Give a time zone such as Europe/Madrid."))
    : choose(zone);
}

/** Null for what is neither a list of texts nor a text; empty for nothing. */
function readList(input: unknown): readonly string[] | null {
  if (input === undefined || input === null) return [];
  const items: readonly unknown[] = Array.isArray(input) ? input : [input];
  if (items.length > 100 || !items.every((item) => typeof item === "string")) return null;
  return items
    .flatMap((item) => item.split(","))
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

const choose = <Value>(value: Value, ...faults: readonly Fault[]): Choice<Value> => ({ value, faults });
const fault = (field: string, reason: string): Fault => ({ field, reason });
const quote = (text: string) => `“${text.slice(0, 40)}”`;
