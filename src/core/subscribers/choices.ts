import { type Cadence, isCadence } from "../cadence.ts";
import { type Language, matchLanguage, parseLanguage } from "../language.ts";
import type { FaultKind, ReaderFault } from "../problem.ts";
import type { Newsletter } from "../settings/settings.ts";
import { parseTimeZone, type TimeZone } from "../time-zone.ts";
import { MAX_TOPICS, type NumberedTopic, parseTopic, type TopicNumber } from "../topic.ts";

/** What there is to choose from. */
export type Offer = Pick<Newsletter, "languages" | "cadences" | "timeZone"> & {
  readonly topics: readonly NumberedTopic[];
};

/** What somebody chose, unknown in and trusted out, and what is wrong with it. */
export interface Choice<Value> {
  readonly value: Value;
  readonly faults: readonly ReaderFault[];
}

/** Offered languages in the order given; where none is given, those of `standard`. */
export function chooseLanguages(
  input: unknown,
  offered: readonly Language[],
  standard: readonly Language[],
): Choice<readonly Language[]> {
  const wanted = readList(input);
  if (wanted === null)
    return choose(
      [],
      fault("languages", "languages-malformed", 'Give a list of language tags, such as ["en"].'),
    );
  const matches = wanted.map((text) => ({ text, match: matchOffered(text, offered) }));
  const faults = matches
    .filter(({ match }) => match === null)
    .map(({ text }) => refuseUnknown("languages", text, offered));
  const chosen = [...new Set(matches.flatMap(({ match }) => match ?? []))];
  return choose(chosen.length === 0 ? standard : chosen, ...faults);
}

function matchOffered(text: string, offered: readonly Language[]): Language | null {
  const language = parseLanguage(text);
  return language === null ? null : matchLanguage(language, offered);
}

/** Offered topics by slug or name; none: everything. */
export function chooseTopics(
  input: unknown,
  offered: readonly NumberedTopic[],
): Choice<readonly TopicNumber[]> {
  const find = (text: string) => offered.find(({ slug }) => slug === parseTopic(text)?.slug);
  const wanted = readList(input, (text) => find(text) !== undefined);
  if (wanted === null)
    return choose([], fault("topics", "topics-malformed", "Give a list of topics, or none for all of them."));
  if (offered.length === 0) return choose([]); // a new blog has no tags yet: everything, until there is a choice
  const matches = wanted.map((text) => ({ text, match: find(text) }));
  const faults = matches
    .filter(({ match }) => match === undefined)
    .map(({ text }) =>
      refuseUnknown(
        "topics",
        text,
        offered.map(({ slug }) => slug),
      ),
    );
  const chosen = [...new Set(matches.flatMap(({ match }) => match?.number ?? []))].sort((a, b) => a - b);
  if (chosen.length > MAX_TOPICS)
    return choose(
      [],
      fault("topics", "topics-too-many", `Choose at most ${MAX_TOPICS} topics.`, {
        number: MAX_TOPICS,
      }),
    );
  return choose(chosen, ...faults);
}

/** Did somebody choose any? Where nobody did, it makes no difference what is offered. */
export const hasChosen = (input: unknown): boolean => readList(input)?.length !== 0;

export function chooseCadence(
  input: unknown,
  offered: readonly Cadence[],
  standard: Cadence,
): Choice<Cadence> {
  if (isNothing(input)) return choose(standard);
  const text = typeof input === "string" ? input.trim().toLowerCase() : "";
  if (isCadence(text) && offered.includes(text)) return choose(text);
  return choose(standard, fault("cadence", "cadence-unknown", `Choose from: ${offered.join(", ")}.`));
}

/** A zone that a reader chose or typed: one that is not known is a fault, save their own, which they have already. */
export function chooseTimeZone(input: unknown, own: TimeZone): Choice<TimeZone> {
  if (isNothing(readText(input)) || input === own) return choose(own);
  const zone = parseTimeZone(input);
  if (zone !== null) return choose(zone);
  return choose(own, fault("timeZone", "time-zone-unknown", "Give a time zone such as Europe/Madrid."));
}

/** Null for what is neither a list of texts nor a text; empty for nothing. Commas part a text, but where it is one as a whole. */
function readList(input: unknown, isWhole = (_: string) => false): readonly string[] | null {
  if (input === undefined || input === null) return [];
  const items: readonly unknown[] = Array.isArray(input) ? input : [input];
  if (items.length > 100 || !items.every((item) => typeof item === "string")) return null;
  return items
    .flatMap((item) => (isWhole(item) ? [item] : item.split(",")))
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

const readText = (input: unknown) => (typeof input === "string" ? input.trim() : input);
export const isNothing = (input: unknown) => input === undefined || input === null || input === "";
export const choose = <Value>(value: Value, ...faults: readonly ReaderFault[]): Choice<Value> => ({
  value,
  faults,
});

export const fault = (
  field: string,
  kind: FaultKind,
  reason: string,
  named?: ReaderFault["named"],
): ReaderFault => ({ field, kind, reason, ...(named === undefined ? {} : { named }) });

function refuseUnknown(field: "languages" | "topics", text: string, offered: readonly string[]): ReaderFault {
  const named = { value: text.slice(0, 40), offered: offered.join(", ") };
  const reason = `“${named.value}” is not offered. Choose from: ${named.offered}.`;
  return fault(field, `${field}-unknown`, reason, named);
}
