import { CADENCES, type Cadence } from "../cadence.ts";
import { type Language, parseKnownLanguage } from "../language.ts";
import { MAX_TOPICS, parseTopic, type Topic } from "../topic.ts";
import {
  MINIMUM_SECRET_LENGTH,
  parseLine,
  parseOrigin,
  parseText,
  parseWebAddress,
} from "./setting-values.ts";

/** What settings that hold several values may look like: a JSON array, as an array or as its text (`--var`). */
function parseArray(raw: unknown): readonly unknown[] | null {
  const value = typeof raw === "string" ? parseJson(raw) : raw;
  return Array.isArray(value) ? value : null;
}

/** Every entry parsed, or null where one is not usable. */
function parseEntries<Value>(raw: unknown, parse: (entry: unknown) => Value | null): readonly Value[] | null {
  const entries = parseArray(raw)?.map(parse);
  if (entries === undefined || entries.includes(null)) return null;
  return entries.filter((entry) => entry !== null);
}

const nonEmpty = <Value>(list: readonly Value[] | null) => (list === null || list.length === 0 ? null : list);
const distinct = <Value>(list: readonly Value[] | null) => (list === null ? null : [...new Set(list)]);

export const parseLanguages = (raw: unknown): readonly Language[] | null =>
  nonEmpty(distinct(parseEntries(raw, parseKnownLanguage)));

export const parseCadences = (raw: unknown): readonly Cadence[] | null =>
  nonEmpty(distinct(parseEntries(raw, (entry) => CADENCES.find((cadence) => cadence === entry) ?? null)));

export const parseOrigins = (raw: unknown): readonly string[] | null =>
  distinct(parseEntries(raw, parseOrigin));

/** Feeds of the blog, each by its whole address. */
export const parseFeedUrls = (raw: unknown): readonly string[] | null =>
  distinct(parseEntries(raw, parseWebAddress));

/**
 * At most twenty: a reader's choice must fit into KV metadata. Two entries that are one topic are a mistake in the
 * settings, which is not ours to settle.
 */
export function parseTopics(raw: unknown): readonly Topic[] | null {
  const topics = parseEntries(raw, parseTopic);
  if (topics === null || topics.length > MAX_TOPICS) return null;
  return new Set(topics.map(({ slug }) => slug)).size < topics.length ? null : topics;
}

/** Which entries of TOPICS nobody can choose, counted from one: `Entries 2 and 5 are one topic.` Names none of them. */
export function locateTopicFaults(raw: unknown): string {
  const slugs = (parseArray(raw) ?? []).map((entry) => parseTopic(entry)?.slug ?? null);
  const said = slugs.flatMap((slug, index) => {
    if (slug === null) return `Entry ${index + 1} is no topic.`;
    const first = slugs.indexOf(slug);
    return first === index ? [] : `Entries ${first + 1} and ${index + 1} are one topic.`;
  });
  return said.slice(0, MAX_LOCATED).join(" ");
}

const MAX_LOCATED = 5;

/** Before a key that is out of use: `retired:<key>`. */
const RETIRED = "retired:";

/**
 * One key, a JSON array of keys, or keys separated by commas. A key in use is as long as a secret must be; one that was
 * retired may be shorter, since that may be why. The first signs, so it cannot be a retired one, and none is both.
 */
export function parseSecretKeys(raw: unknown): SecretKeys | null {
  const text = parseText(raw);
  const list = text === null || text.startsWith("[") ? raw : text.split(",");
  const keys = nonEmpty(parseEntries(list, parseKey));
  if (keys === null || keys[0]?.isRetired === true) return null;
  const retired = new Set(keys.filter(({ isRetired }) => isRetired).map(({ key }) => key));
  if (keys.some(({ key, isRetired }) => !isRetired && retired.has(key))) return null;
  return { all: keys.map(({ key }) => key), retired: [...retired] };
}

/** All keys in the order of the list, and which of them are out of use. */
export interface SecretKeys {
  readonly all: readonly string[];
  readonly retired: readonly string[];
}

function parseKey(entry: unknown): { readonly key: string; readonly isRetired: boolean } | null {
  const line = parseLine(entry);
  if (line === null) return null;
  const isRetired = line.startsWith(RETIRED);
  const key = isRetired ? line.slice(RETIRED.length).trim() : line;
  return [...key].length >= (isRetired ? 1 : MINIMUM_SECRET_LENGTH) ? { key, isRetired } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // SyntaxError is JSON's word for "not a list": the answer, not a failure
  }
}
