import { Temporal } from "temporal-polyfill";
import type { Instant } from "../../ids.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;
/** As newsletters export it: `2023-03-24 10:23:10 UTC`, `2019-07-03 12:33:43.97 +0530 IST`, `2018-02-05 19:28:23`. */
const EXPORTED =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?: ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})(?: [A-Z]{2,5})?)?$/i;
const HOUR_MS = 3_600_000;

/** A moment that says where it is meant, or a day, which counts from its start in UTC. */
export function parseMoment(text: string): Instant | null {
  if (DAY.test(text)) return read(`${text}T00:00Z`);
  return MOMENT.test(text) ? read(text.replace(" ", "T")) : null;
}

/**
 * The latest moment that a date of an export can mean: a day ends last at UTC−12, and what names no zone is UTC, as
 * newsletters write it. Null: not a date that can be read with certainty, such as one whose zone is an abbreviation alone
 * (`PST`, `IST`): several zones share most of them.
 */
export function parseLatestMoment(text: string): Instant | null {
  if (DAY.test(text)) {
    const start = read(`${text}T00:00Z`);
    return start === null ? null : start + 36 * HOUR_MS;
  }
  const [, day, time, zone = "Z"] = EXPORTED.exec(text) ?? [];
  if (day === undefined || time === undefined) return null;
  return read(`${day}T${time}${/^(utc|gmt)$/i.test(zone) ? "Z" : zone}`);
}

function read(text: string): Instant | null {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return null; // RangeError is Temporal's word for a day that no calendar has: the answer, not a failure
  }
}
