import { Temporal } from "temporal-polyfill";
import { type Cadence, isCadence } from "./cadence.ts";
import { type EmailAddress, parseEmailAddress } from "./email-address.ts";
import type { Instant } from "./ids.ts";
import { defaultLanguage, type Language, matchLanguage, parseLanguage } from "./language.ts";
import { fail, type Result, succeed } from "./result.ts";
import type { Newsletter } from "./settings.ts";
import { parseTimeZone, type TimeZone } from "./time-zone.ts";
import { MAXIMUM_TOPICS, parseTopic, type Topic } from "./topic.ts";

/** One line of an import, trusted: the author vouches for the consent of these readers. */
export interface ImportRow {
  readonly email: EmailAddress;
  readonly languages: readonly Language[];
  readonly topics: readonly Topic[];
  readonly cadence: Cadence;
  readonly timeZone: TimeZone;
  readonly status: "active" | "unsubscribed";
  readonly confirmedAt: Instant;
}

export type ImportDefaults = Pick<Newsletter, "languages" | "topics" | "cadences" | "timeZone">;

/** A row by column name; empty cells count as not given. The first thing that is wrong is the answer. */
export function parseImportRow(
  row: Readonly<Record<string, string | undefined>>,
  defaults: ImportDefaults,
  now: Instant,
): Result<ImportRow, string> {
  const cell = (name: string) => row[name]?.trim() ?? "";
  const email = parseEmailAddress(cell("email"));
  const languages = parseLanguages(splitList(cell("languages")), defaults.languages);
  const topics = parseTopics(splitList(cell("topics")), defaults.topics);
  const cadence = parseCadence(cell("cadence").toLowerCase(), defaults.cadences);
  const timeZone = parseZone(cell("timeZone"), defaults.timeZone);
  const status = parseStatus(cell("status").toLowerCase());
  const confirmedAt = parseConfirmedAt(cell("confirmedAt"), now);

  if (!email.ok) return fail(email.problem.detail ?? email.problem.kind);
  if (!languages.ok) return languages;
  if (!topics.ok) return topics;
  if (!cadence.ok) return cadence;
  if (!timeZone.ok) return timeZone;
  if (!status.ok) return status;
  if (!confirmedAt.ok) return confirmedAt;
  return succeed({
    email: email.value,
    languages: languages.value,
    topics: topics.value,
    cadence: cadence.value,
    timeZone: timeZone.value,
    status: status.value,
    confirmedAt: confirmedAt.value,
  });
}

const splitList = (text: string) =>
  text
    .split(";")
    .map((item) => item.trim())
    .filter((item) => item !== "");

function parseLanguages(
  texts: readonly string[],
  offered: readonly Language[],
): Result<readonly Language[], string> {
  const chosen = new Set<Language>();
  for (const text of texts) {
    const language = parseLanguage(text);
    const match = language === null ? null : matchLanguage(language, offered);
    if (match === null)
      return fail(`Language ${text} is not offered: use ${offered.join(", ")}, or leave it empty.`);
    chosen.add(match);
  }
  return succeed(chosen.size === 0 ? [defaultLanguage(offered)] : [...chosen]);
}

function parseTopics(texts: readonly string[], offered: readonly Topic[]): Result<readonly Topic[], string> {
  const chosen = new Map<string, Topic>();
  for (const text of texts) {
    const topic = parseTopic(text);
    if (topic === null) return fail(`Topic ${text} has no letter or digit.`);
    if (offered.length > 0 && !offered.some(({ slug }) => slug === topic.slug)) {
      return fail(
        `Topic ${text} is not offered: use ${offered.map(({ slug }) => slug).join("; ")}, or leave it empty.`,
      );
    }
    chosen.set(topic.slug, topic);
  }
  return chosen.size > MAXIMUM_TOPICS
    ? fail(`Too many topics: at most ${MAXIMUM_TOPICS}.`)
    : succeed([...chosen.values()]);
}

function parseCadence(text: string, offered: readonly Cadence[]): Result<Cadence, string> {
  if (text === "") return succeed(offered[0] ?? "weekly");
  if (isCadence(text) && offered.includes(text)) return succeed(text);
  return fail(`Cadence ${text} is not offered: use ${offered.join(", ")}, or leave it empty.`);
}

function parseZone(text: string, standard: TimeZone): Result<TimeZone, string> {
  if (text === "") return succeed(standard);
  const zone = parseTimeZone(text);
  return zone === null
    ? fail(`Time zone ${text} is not known: use a name such as Europe/Madrid.`)
    : succeed(zone);
}

function parseStatus(text: string): Result<ImportRow["status"], string> {
  if (text === "" || text === "active") return succeed("active");
  if (text === "unsubscribed") return succeed("unsubscribed");
  if (text === "pending")
    return fail("Pending readers confirm by themselves: let them sign up with the form.");
  if (text === "paused")
    return fail("A pause needs an end, which the file does not have: use active or unsubscribed.");
  return fail(`Status ${text} is not known: use active or unsubscribed, or leave it empty.`);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

function parseConfirmedAt(text: string, now: Instant): Result<Instant, string> {
  if (text === "") return succeed(now);
  const at = parseMoment(text);
  if (at === null) return fail(`confirmedAt ${text} is no date: use 2026-01-31 or 2026-01-31T09:00:00Z.`);
  return at > now ? fail(`confirmedAt ${text} is in the future.`) : succeed(at);
}

/** A day counts from its start in UTC. */
function parseMoment(text: string): Instant | null {
  if (!DAY.test(text) && !MOMENT.test(text)) return null;
  try {
    return Temporal.Instant.from(DAY.test(text) ? `${text}T00:00Z` : text.replace(" ", "T"))
      .epochMilliseconds;
  } catch {
    return null; // RangeError is Temporal's word for a day that no calendar has: the answer, not a failure
  }
}
