import { foldLine, isBlank } from "../../clean-text.ts";
import type { Instant } from "../../ids.ts";
import type { TimeZone } from "../../time-zone.ts";
import { parsePublicationDate } from "../front-matter/front-matter-dates.ts";
import { DRAFT_KEY } from "./draft-words.ts";
import { foldKey } from "./fold-key.ts";
import type { HomeSpelling } from "./home-spelling.ts";
import { HOME_WORDS, PUBLIC_WORDS } from "./home-words.ts";

/** What one key says about where the post stays; `home` is what it is called in the reason. */
export type HomeSaying =
  | { readonly says: "nothing" }
  | { readonly says: "home"; readonly home: string }
  | { readonly says: "start" | "end"; readonly at: Instant };

const NOTHING: HomeSaying = { says: "nothing" };
const UNCLEAR: HomeSaying = { says: "home", home: "unclear" };
/** Of YAML 1.1 and of the languages that keys are known in. */
const YES = new Set(
  "true yes y t on 1 sí oui ja sim да так tak ano evet igen ναι 是 はい 예 네 نعم".split(" ").map(foldKey),
);
const NO = new Set(
  "false no n f off 0 non nein nee não нет ні nie hayır nem όχι nej 否 いいえ 아니오 아니요 لا"
    .split(" ")
    .map(foldKey),
);
/** Labels that no post has for a subject, unlike `private` or `hidden`. */
const LABELS = new Set(["unlisted", "unpublished"]);
const NEVER = new Set("never none".split(" "));

/** A truth value as people write one: `true`, `"Yes"`, `on`, `1`. Null where it is none. */
export function readTruth(value: unknown): boolean | null {
  const word = foldWord(value);
  if (word === null) return null;
  if (NO.has(word)) return false;
  return YES.has(word) ? true : null;
}

/** What a value means under a key of this spelling. What cannot be read keeps the post home, but for hints. */
export function readHomeValue(
  given: unknown,
  { reads, means, not }: HomeSpelling,
  timeZone: TimeZone,
): HomeSaying {
  const value = Array.isArray(given) && given.length === 1 ? given[0] : given;
  if (saysNothing(value)) return NOTHING;
  const home: HomeSaying = { says: "home", home: means };
  const truth = readTruth(value);
  const date = readDate(value, timeZone);
  const word = foldWord(value) ?? "";
  const named = word === not ? null : nameHomeWord(word);
  const byWord: HomeSaying | null = named === null ? null : { says: "home", home: named };
  const byTruth = (isHome: boolean) => (truth === null ? null : truth === isHome ? home : NOTHING);
  switch (reads) {
    case "yes":
      return byTruth(true) ?? byWord ?? (PUBLIC_WORDS.has(word) ? NOTHING : UNCLEAR);
    case "no":
      if (date !== null) return { says: "start", at: date };
      return byTruth(false) ?? byWord ?? (PUBLIC_WORDS.has(word) ? NOTHING : UNCLEAR);
    case "word":
      return byTruth(false) ?? byWord ?? (PUBLIC_WORDS.has(word) ? NOTHING : UNCLEAR);
    case "lock":
      return truth === false || PUBLIC_WORDS.has(word) ? NOTHING : home;
    case "password":
      return value === false ? NOTHING : home;
    case "yes-hint":
      return truth === true ? home : NOTHING;
    case "word-hint":
      return byWord ?? NOTHING;
    case "words-hint":
      return readLabels(value, nameHomeWord);
    case "label-hint":
      return readLabels(value, nameDraftLabel);
    case "start-hint":
      return date === null ? NOTHING : { says: "start", at: date };
    case "end-hint":
      return date === null ? NOTHING : { says: "end", at: date };
    case "no-hint":
      return word !== not && (truth === false || NEVER.has(word)) ? home : NOTHING;
    case "start":
      if (date !== null) return { says: "start", at: date };
      return byTruth(true) ?? UNCLEAR;
    case "end":
      if (date !== null) return { says: "end", at: date };
      return NEVER.has(word) ? NOTHING : (byTruth(true) ?? UNCLEAR);
  }
}

/** Several words, as a list or as a text that is parted as tags are: one that says home is enough. */
function readLabels(value: unknown, name: (word: string) => string | null): HomeSaying {
  const text = String(value);
  const labels = Array.isArray(value) ? value : text.split(text.includes(",") ? "," : /\s+/);
  const home = labels.flatMap((label) => name(foldWord(label) ?? "") ?? nameNestedLabel(label) ?? [])[0];
  return home === undefined ? NOTHING : { says: "home", home };
}

/** What the upper part of a nested label speaks of: `#status/draft`, `publish:private`, `status-draft`. */
const STATUS_LABEL =
  /(?:^|\/)[#\s]*(?:status|state|stage|workflow|progress|maturity|publish|publishing|published|visibility|access|privacy|estado|statut|stato)\s*(?:([/:]+)|[-_ ])([^/:]+)$/i;

/** A nested label of which one part says so: `status/private` under a word for the status, else a word for a draft. */
function nameNestedLabel(label: unknown): string | null {
  const text = String(label);
  const [, sign, last = ""] = STATUS_LABEL.exec(text) ?? [];
  const word = foldKey(last);
  const status = sign === undefined ? nameDraftLabel(word) : nameHomeWord(word);
  const upper = text.includes("/") ? nameDraftLabel(foldKey(text.split("/", 1)[0] ?? "")) : null;
  const lower = /^#?(?:post|note|type|kind|blog|article|writing)s?\//i.test(text)
    ? nameDraftLabel(foldKey(text.split("/").at(-1) ?? ""))
    : null;
  return status ?? upper ?? lower;
}

const nameHomeWord = (word: string): string | null =>
  DRAFT_KEY.test(word) ? "draft" : (HOME_WORDS.get(word) ?? null);

const nameDraftLabel = (word: string): string | null =>
  DRAFT_KEY.test(word) ? "draft" : LABELS.has(word) ? word : null;

/** A key that was left empty, as editors and starters leave it. */
export const saysNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === "string" && isBlank(value)) ||
  (typeof value === "object" && Object.keys(value).length === 0);

function readDate(value: unknown, timeZone: TimeZone): Instant | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  return parsePublicationDate(String(value), timeZone);
}

/** A single word without case, blanks and punctuation; null for what is no word at all. */
function foldWord(value: unknown): string | null {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return null;
  return foldKey(foldLine(String(value)));
}
