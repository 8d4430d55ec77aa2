import { Temporal } from "temporal-polyfill";
import type { Instant } from "../../ids.ts";
import type { TimeZone } from "../../time-zone.ts";
import { parseDateZone } from "./date-zones.ts";

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const MAX_LENGTH = 80;
/** What a day may begin with, and what may stand behind its number. */
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;
const ORDINAL = /(\d)(?:st|nd|rd|th)\b/i;

/** The beginnings that are a day, each with the places of year, month and day; what is behind is the time. */
const DAYS: readonly (readonly [shape: RegExp, order: string])[] = [
  [/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/, "y-md"],
  [/^(\d{4})年(\d{1,2})月(\d{1,2})日/, "ymd"],
  // `February 17, 2025`: what a well-known blog starter writes.
  [/^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})(?!\d)/i, "mdy"],
  // `17 Feb 2025`, RFC 2822's; a hyphen between them is Go's and SQL's.
  [/^(\d{1,2})\.?(?:\s+(?:of\s+)?|-)([a-z]{3,9})\.?,?(?:\s+|-)(\d{4})(?!\d)/i, "dmy"],
  [/^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/, "?-?y"],
];
/** `Feb 17 10:00:00 2025`, `Feb 17 10:00:00 CET 2025`: C's way, with the year at its end. */
const YEAR_AT_END =
  /^([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}:\d{2}:\d{2})(\s+[a-z]{3,4}|\s+[+-]\d{4})?\s+(\d{4})$/i;
/** A time, `9:05 PM` too; a colon too many is read as Ruby does, which does not mind it. */
const TIME =
  /^(?:[t,]|\s|at\b)*(\d{1,2})(?::(\d{2}))?(?::{1,2}(\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\b\.?)?\s*(.*)$/i;

/**
 * The moment that a date of front matter means, or null where it is none. A bare date is the start of that day in
 * the zone, a time without an offset is a local one; only real days of the calendar count. Of days written with figures alone
 * those count that can be read in one way: `20.11.2026`, `11/20/2026`, not `05/06/2026`.
 */
export function parsePublicationDate(text: string, timeZone: TimeZone): Instant | null {
  if (text.length > MAX_LENGTH) return null;
  if (NAMED_ZONE.test(text)) return parseZoned(text.trim());
  const line = text
    .trim()
    .replace(YEAR_AT_END, "$1 $2 $5 $3$4")
    .replace(WEEKDAY, "")
    .replace(YEAR_AT_END, "$1 $2 $5 $3$4")
    .replace(ORDINAL, "$1");
  for (const [shape, order] of DAYS) {
    const match = shape.exec(line);
    const date = match === null ? null : readDay(match.slice(1), order);
    if (match !== null) return date === null ? null : readTime(date, line.slice(match[0].length), timeZone);
  }
  return null;
}

/** RFC 9557: `2026-11-20T09:00:00[Europe/Madrid]`, `2026-11-20T09:00:00+01:00[Europe/Madrid]`. */
const NAMED_ZONE = /^\s*\d{4}-\d{2}-\d{2}[^[]*\[[^\]]+\]\s*$/;

function parseZoned(text: string): Instant | null {
  try {
    return Temporal.ZonedDateTime.from(text, { offset: "use" }).epochMilliseconds;
  } catch {
    return null; // RangeError is Temporal's word for "no such moment or zone": the answer, not a failure
  }
}

function readDay(parts: readonly string[], order: string): Temporal.PlainDate | null {
  const find = (role: string) => parts[order.indexOf(role)] ?? "";
  if (!order.includes("?")) return toDate(Number(find("y")), toMonth(find("m")), Number(find("d")));
  const [one, other] = [Number(parts[0]), Number(parts[2])];
  const year = Number(find("y"));
  if (one > 12 || one === other) return toDate(year, other, one);
  return other > 12 ? toDate(year, one, other) : null;
}

/** 1 to 12 for a month's number, English name or its beginning; 0 where the word is no month. */
const toMonth = (word: string) =>
  /^\d/.test(word) ? Number(word) : MONTHS.findIndex((name) => isShortFor(word.toLowerCase(), name)) + 1;

const isShortFor = (word: string, name: string) =>
  word.length >= 3 && name.startsWith(word === "sept" ? "sep" : word);

function toDate(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (!(year >= 1900 && month >= 1 && month <= 12 && day >= 1)) return null;
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: "constrain" });
  return date.day === day ? date : null;
}

function readTime(date: Temporal.PlainDate, text: string, timeZone: TimeZone): Instant | null {
  if (text.trim() === "") return date.toZonedDateTime({ timeZone }).epochMilliseconds;
  const [, hour, minute, second = "0", half, zone = ""] = TIME.exec(text) ?? [];
  if (hour === undefined || (minute === undefined && half === undefined)) return null;
  const time = toTime(Number(hour), Number(minute ?? 0), Number(second), half?.toLowerCase());
  return time === null ? null : toInstant(date, time, zone.trim(), timeZone);
}

function toTime(hour: number, minute: number, second: number, half?: string): Temporal.PlainTime | null {
  const isWrong = half === undefined ? hour > 23 : hour < 1 || hour > 12;
  if (isWrong || minute > 59 || second > 59) return null;
  const ofDay = half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0);
  return Temporal.PlainTime.from({ hour: ofDay, minute, second });
}

function toInstant(
  date: Temporal.PlainDate,
  plainTime: Temporal.PlainTime,
  written: string,
  own: TimeZone,
): Instant | null {
  const zone = written === "" ? { timeZone: own } : parseDateZone(written);
  if (zone === null) return null;
  if ("timeZone" in zone)
    return date.toZonedDateTime({ timeZone: zone.timeZone, plainTime }).epochMilliseconds;
  return date.toZonedDateTime({ timeZone: "UTC", plainTime }).epochMilliseconds - zone.aheadMs;
}
