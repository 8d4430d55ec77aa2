import { Temporal } from "temporal-polyfill";
import type { Instant } from "../../ids.ts";
import type { TimeZone } from "../../time-zone.ts";

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?$/;
const OFFSET = /^(?:z|utc|gmt|([+-])(\d{1,2})(?::?(\d{2}))?)$/i;
/** Date, time, offset: `2025-02-17`, `2025-02-17T10:00:00Z`, `2025-02-17 10:00:00 +0100`. */
const PARTS = /^(\d[\d/-]*\d)(?:(?:t|\s+)(\d[\d:.,]*)\s*(.*))?$/i;
/** `Feb 17 2025`, `February 17, 2025`: what a well-known blog starter writes. */
const MONTH_FIRST = /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i;
/** `17 February 2025`. */
const DAY_FIRST = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/**
 * The moment that a date of front matter means, or null where it is none. A bare date is the start of that day in
 * the zone, a time without an offset is a local one; only real days of the calendar count.
 */
export function parsePublicationDate(text: string, timeZone: TimeZone): Instant | null {
  const line = text.trim();
  if (line.length > 60) return null;
  const named = parseNamedDate(line);
  if (named !== null) return toStartOfDay(named, timeZone);
  const [, dateText = "", timeText, offsetText = ""] = PARTS.exec(line) ?? [];
  const date = parseDate(dateText);
  if (date === null) return null;
  if (timeText === undefined) return toStartOfDay(date, timeZone);
  const time = parseTime(timeText);
  return time === null ? null : toInstant(date, time, offsetText.trim(), timeZone);
}

function parseDate(text: string): Temporal.PlainDate | null {
  const [, year, month, day] = DATE.exec(text) ?? [];
  return toDate(Number(year), Number(month), Number(day));
}

function parseNamedDate(text: string): Temporal.PlainDate | null {
  const monthFirst = MONTH_FIRST.exec(text);
  const dayFirst = DAY_FIRST.exec(text);
  if (monthFirst !== null)
    return toDate(Number(monthFirst[3]), toMonth(monthFirst[1]), Number(monthFirst[2]));
  return dayFirst === null ? null : toDate(Number(dayFirst[3]), toMonth(dayFirst[2]), Number(dayFirst[1]));
}

/** 1 to 12 for a month's English name or its beginning; 0 where the word is no month. */
const toMonth = (word = "") => MONTHS.findIndex((name) => name.startsWith(word.toLowerCase())) + 1;

function toDate(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (!(year >= 1900 && month >= 1 && month <= 12 && day >= 1)) return null;
  const date = Temporal.PlainDate.from({ year, month, day }, { overflow: "constrain" });
  return date.day === day ? date : null;
}

function parseTime(text: string): Temporal.PlainTime | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return hour > 23 || minute > 59 || second > 59 ? null : Temporal.PlainTime.from({ hour, minute, second });
}

function toInstant(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  offset: string,
  zone: TimeZone,
): Instant | null {
  if (offset === "") return date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
  const match = OFFSET.exec(offset);
  if (match === null) return null;
  const [, sign, hours = "0", minutes = "0"] = match;
  if (Number(hours) > 14 || Number(minutes) > 59) return null;
  const shift = (Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS) * (sign === "-" ? -1 : 1);
  return date.toZonedDateTime({ timeZone: "UTC", plainTime: time }).epochMilliseconds - shift;
}

const toStartOfDay = (date: Temporal.PlainDate, timeZone: TimeZone) =>
  date.toZonedDateTime({ timeZone }).epochMilliseconds;
