import type { Temporal } from "temporal-polyfill";
import { nameDay, nameMonth, padNumber } from "./date-names.ts";

/**
 * The parts of Go's reference moment, "Mon Jan 2 15:04:05 2006", by which its layouts write a date (https://pkg.go.dev/time#Layout).
 * The longer of two that begin alike comes first.
 */
const PARTS: readonly (readonly [string, (date: Temporal.ZonedDateTime) => string])[] = [
  ["January", nameMonth],
  ["Jan", (date) => nameMonth(date).slice(0, 3)],
  ["Monday", nameDay],
  ["Mon", (date) => nameDay(date).slice(0, 3)],
  ["2006", ({ year }) => padNumber(year, 4)],
  ["002", ({ dayOfYear }) => padNumber(dayOfYear, 3)],
  ["01", ({ month }) => padNumber(month, 2)],
  ["02", ({ day }) => padNumber(day, 2)],
  ["03", ({ hour }) => padNumber(hour % 12 || 12, 2)],
  ["04", ({ minute }) => padNumber(minute, 2)],
  ["05", ({ second }) => padNumber(second, 2)],
  ["06", ({ year }) => padNumber(year % 100, 2)],
  ["15", ({ hour }) => padNumber(hour, 2)],
  ["1", ({ month }) => String(month)],
  ["2", ({ day }) => String(day)],
  ["3", ({ hour }) => String(hour % 12 || 12)],
  ["4", ({ minute }) => String(minute)],
  ["5", ({ second }) => String(second)],
  ["PM", ({ hour }) => (hour < 12 ? "AM" : "PM")],
  ["pm", ({ hour }) => (hour < 12 ? "am" : "pm")],
];
const LAYOUT = new RegExp(PARTS.map(([part]) => part).join("|"), "g");
const WRITERS = new Map(PARTS);

/** Is the whole word one of Go's layouts, such as `2006` or `20060102`? Hugo takes any word with a part of one in it. */
export const isGoLayout = (word: string): boolean => word !== "" && word.replace(LAYOUT, "") === "";

export const fillGoLayout = (layout: string, date: Temporal.ZonedDateTime): string =>
  layout.replace(LAYOUT, (part) => WRITERS.get(part)?.(date) ?? part);
