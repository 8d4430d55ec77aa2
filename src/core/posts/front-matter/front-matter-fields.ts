import * as z from "zod";
import { foldLine, isBlank } from "../../clean-text.ts";
import { type Language, parseLanguage, spellAsOffered } from "../../language.ts";
import type { TimeZone } from "../../time-zone.ts";
import { parseTopic } from "../../topic.ts";
import { readTruth } from "../visibility/read-home-value.ts";
import { foldTopics } from "./fold-topics.ts";
import { parsePublicationDate } from "./front-matter-dates.ts";

const DATE_EXAMPLE = "Write a date of the calendar, such as 2026-11-23 or 2026-11-23T09:00:00+01:00.";

/** Text, or a number or truth value that the author left unquoted, as one line without control characters. */
export function createLineSchema(
  maximum: number,
  wordsWhenAbsent = "Write text here.",
  showsNothing: (text: string) => boolean = isBlank,
) {
  const wordsWhenOther = "Write text here, not a list or a group of keys.";
  return z
    .union([z.string(), z.number(), z.boolean()], {
      error: (issue) => (issue.input === undefined ? wordsWhenAbsent : wordsWhenOther),
    })
    .transform((value) => foldLine(String(value)))
    .pipe(
      z
        .string()
        .refine((text) => !showsNothing(text), "There is nothing readable here.")
        .max(maximum, `At most ${maximum} characters.`),
    );
}

/** What a key that holds one thing means: itself, also as a list of one. */
export const unwrapOne = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 1 ? value[0] : value;

/** A text for readers, cut where it is too long, as an item of a feed is: no post is refused for its length. */
export const createCutLineSchema = (maximum: number) =>
  createLineSchema(MAX_GIVEN).transform((text) => cutText(text, maximum));

const MAX_GIVEN = 100_000;

/** No half of a letter that is two units long is left at the end. */
const cutText = (text: string, maximum: number) =>
  text.length <= maximum ? text : text.slice(0, maximum).replace(/[\uD800-\uDBFF]$/, "");

/** A line in which something shows where it is read as Markdown as well: not backticks round a zero-width space. */
export const createTitleSchema = (maximum: number, wordsWhenAbsent: string) =>
  z.preprocess(
    unwrapOne,
    createLineSchema(MAX_GIVEN, wordsWhenAbsent, (text) => isBlank(text.replace(/[`*_~]/g, ""))).transform(
      (text) => cutText(text, maximum),
    ),
  );

/** A truth value as people write one: `true`, `"no"`, `on`, `0`. Anything else is a fault. */
export const flagSchema = z.unknown().transform((value, context) => {
  const truth = readTruth(value);
  if (truth !== null) return truth;
  context.addIssue({ code: "custom", message: "Write true or false." });
  return z.NEVER;
});

/** To the moment that the date means in the newsletter's zone. */
export function createDateSchema(timeZone: TimeZone) {
  return z
    .string({
      error: (issue) => (issue.input === undefined ? `Give the post a date. ${DATE_EXAMPLE}` : DATE_EXAMPLE),
    })
    .transform((text, context) => {
      const instant = parsePublicationDate(text, timeZone);
      if (instant !== null) return instant;
      context.addIssue({ code: "custom", message: DATE_EXAMPLE });
      return z.NEVER;
    });
}

/** POSIX: `es_ES.UTF-8`, `ca_ES@valencia`. */
const CHARSET = /[.@].*$/s;

/**
 * To the offered language that serves it: `es-MX` is `es` where only that is offered. One that is not offered stays what
 * it is, and keeps the post home.
 */
export function createLanguageSchema(offered: readonly Language[]) {
  const advice = `Use one of: ${offered.join(", ")} (the setting LANGUAGES).`;
  return z.unknown().transform((value, context) => {
    const given = unwrapOne(value);
    const tag = parseLanguage(typeof given === "string" ? given.replace(CHARSET, "") : given);
    if (tag !== null) return spellAsOffered(tag, offered);
    context.addIssue({ code: "custom", message: `This is no language tag. ${advice}` });
    return z.NEVER;
  });
}

/** How a text names its topics: `several`: parted at commas if it has any, else at blanks; `one`: not at blanks. */
type TagText = "several" | "one";

/**
 * A list, or one text: split at commas if it has any (Eleventy, Gatsby), else at blanks (Jekyll's tags). Lists within the list
 * are parts of it (Hexo's nested categories), groups are what they name (`{label: Web}`, Docusaurus). Entries that are empty,
 * as an editor leaves them behind a bare dash, or in which nothing can be read (`?`, `..`) are left out: no post is refused
 * because of one.
 */
export const createTagsSchema = (text: TagText) =>
  z.unknown().transform((value, context) => {
    const names = Array.isArray(value) ? value.flat(3).map(nameTag) : [splitTags(value, text)];
    if (names.every((name) => name !== null))
      return foldTopics(names.flat().flatMap((name) => parseTopic(foldLine(name)) ?? []));
    context.addIssue({ code: "custom", message: "Write a list of tags, each a text." });
    return z.NEVER;
  });

/** Null: it is a group of keys. */
function splitTags(value: unknown, text: TagText): readonly string[] | null {
  if (typeof value === "object" && value !== null) return null;
  const line = String(value ?? "");
  return line.split(line.includes(",") ? "," : text === "several" ? /\s+/ : /\n/);
}

/** Null: it is a group that names nothing. */
function nameTag(tag: unknown): readonly string[] | null {
  if (typeof tag !== "object" || tag === null) return [String(tag ?? "")];
  const group = new Map<string, unknown>(Object.entries(tag)); // front matter may be named `__proto__`
  const names = ["label", "name", "title", "value", "slug"].map((key) => group.get(key));
  const [first] = names.filter((name) => typeof name === "string");
  return first === undefined ? null : [first];
}
