import { type Cadence, isCadence } from "../../cadence.ts";
import type { EmailAddress } from "../../email-address.ts";
import type { Instant } from "../../ids.ts";
import { defaultLanguage, type Language, matchLanguage, parseLanguage } from "../../language.ts";
import { fail, type Result, succeed } from "../../result.ts";
import type { Newsletter } from "../../settings/settings.ts";
import { parseTimeZone, type TimeZone } from "../../time-zone.ts";
import { MAX_TOPICS, parseTopic, type Topic } from "../../topic.ts";
import type { ColumnField } from "../preferences/preference-fields.ts";
import type { Preferences } from "../preferences/preferences.ts";
import type { Pause } from "../subscriber.ts";
import type { HeaderKind } from "./import-headers.ts";
import { parseMoment } from "./import-moment.ts";
import { readPause } from "./import-pause.ts";
import { readStanding, type Standing } from "./import-standing.ts";
import { findAddresses, parseDressedAddress } from "./undress-address.ts";

/** What a row chose; the author vouches for the consent of these readers. */
export interface ImportChoices extends Pick<Preferences, Exclude<ColumnField, "topics">> {
  readonly topics: readonly Topic[];
  readonly confirmedAt: Instant;
  readonly pause: Pause | null;
}

/** One row of an import whose address can be read. What else is wrong with it says `choices`. */
export interface ImportRow {
  readonly email: EmailAddress;
  readonly standing: Standing;
  readonly choices: Result<ImportChoices, string>;
}

export type ImportDefaults = Pick<Newsletter, "languages" | "topics" | "cadences" | "timeZone">;
export interface ImportContext {
  readonly defaults: ImportDefaults;
  readonly now: Instant;
  /** More cells than the header names: what stands in them may be in the wrong column. */
  readonly isTooLong: boolean;
  readonly readKind?: (name: string) => HeaderKind;
}

export type ImportCells = Readonly<Record<string, string | undefined>>;

/** A row by column name. Refused is only an address that cannot be read: that somebody left counts in any other row. */
export function parseImportRow(cells: ImportCells, context: ImportContext): Result<ImportRow, string> {
  const email = parseDressedAddress(cells.email ?? "");
  if (!email.ok) return fail(email.problem.detail ?? email.problem.kind);
  return succeed(describe(email.value, cells, context));
}

/**
 * What a row whose address cannot be read says about every address that stands in it: where it speaks of leaving, or
 * may do so, none of them is written to.
 */
export function listKeptOut(cells: ImportCells, context: ImportContext): readonly ImportRow[] {
  return findAddresses(cells.email ?? "")
    .map((email) => describe(email, cells, context))
    .filter(({ standing }) => standing.says === "left" || standing.says === "unclear");
}

function describe(email: EmailAddress, cells: ImportCells, context: ImportContext): ImportRow {
  const { defaults, now, isTooLong, readKind } = context;
  const standing = readStanding(cells, now, readKind);
  return {
    email,
    standing: isTooLong && standing.says !== "left" ? TOO_LONG : standing,
    choices: parseChoices(cells, defaults, now),
  };
}

const TOO_LONG: Standing = {
  says: "unclear",
  reason: "The row has more cells than the header: a comma within a cell needs quotation marks around it.",
};

/** What a row chooses whose cells are all empty. */
export const deriveStandardChoices = (defaults: ImportDefaults, now: Instant): ImportChoices => ({
  languages: [defaultLanguage(defaults.languages)],
  topics: [],
  cadence: defaults.cadences[0] ?? "weekly",
  timeZone: defaults.timeZone,
  confirmedAt: now,
  pause: null,
});

/** Empty cells count as not given. The first thing that is wrong is the answer. */
function parseChoices(
  cells: ImportCells,
  defaults: ImportDefaults,
  now: Instant,
): Result<ImportChoices, string> {
  const cell = (name: string) => cells[name]?.trim() ?? "";
  const languages = parseLanguages(splitList(cell("languages")), defaults.languages);
  const topics = parseTopics(splitList(cell("topics")), defaults.topics);
  const cadence = parseCadence(cell("cadence").toLowerCase(), defaults.cadences);
  const timeZone = parseZone(cell("timeZone"), defaults.timeZone);
  const confirmedAt = parseConfirmedAt(cell("confirmedAt"), now);
  if (!languages.ok) return languages;
  if (!topics.ok) return topics;
  if (!cadence.ok) return cadence;
  if (!timeZone.ok) return timeZone;
  if (!confirmedAt.ok) return confirmedAt;
  return succeed({
    languages: languages.value,
    topics: topics.value,
    cadence: cadence.value,
    timeZone: timeZone.value,
    confirmedAt: confirmedAt.value,
    pause: readPause(cell("status"), now),
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
  return chosen.size > MAX_TOPICS
    ? fail(`Too many topics: at most ${MAX_TOPICS}.`)
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

function parseConfirmedAt(text: string, now: Instant): Result<Instant, string> {
  if (text === "") return succeed(now);
  const at = parseMoment(text);
  if (at === null) return fail(`confirmedAt ${text} is no date: use 2026-01-31 or 2026-01-31T09:00:00Z.`);
  if (at < 0) return fail(`confirmedAt ${text} is before 1970.`);
  return at > now ? fail(`confirmedAt ${text} is in the future.`) : succeed(at);
}
