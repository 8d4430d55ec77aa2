import { CADENCES } from "../cadence.ts";
import { parseTimeZone } from "../time-zone.ts";
import { optional, type SettingValues } from "./parse-each-setting.ts";
import { parseCadences } from "./setting-lists.ts";
import {
  parseDeliverIn,
  parseFlag,
  parseTimeOfDay,
  parseWeekday,
  parseWholeNumber,
} from "./setting-values.ts";
import type { Newsletter } from "./settings.ts";

/** `"instant", "daily", "weekly" and "monthly"`, of all that there are. */
const nameCadences = () =>
  CADENCES.map((cadence) => `"${cadence}"`)
    .join(", ")
    .replace(/, (?=[^,]*$)/, " and ");

const YEAR_MINUTES = 525_600;

function parseHold(raw: unknown): number | null {
  const minutes = parseWholeNumber(raw);
  return minutes === null || minutes > YEAR_MINUTES ? null : minutes;
}

/** When mail goes out, and what is too old or too early for it. */
export const SCHEDULE_READERS = {
  CADENCES: optional(
    parseCadences,
    ["weekly", "daily", "monthly", "instant"] as const,
    `Give a JSON array of ${nameCadences()}; the first is the default.`,
  ),
  TIME_ZONE: optional(parseTimeZone, "UTC", "Give an IANA time zone, such as Europe/Madrid."),
  SEND_AT: optional(parseTimeOfDay, "09:00", "Give a time of day as HH:MM, from 00:00 to 23:59."),
  WEEKLY_ON: optional(parseWeekday, 1, "Give an English weekday, such as monday."),
  DELIVER_IN: optional(
    parseDeliverIn,
    "newsletter" as const,
    "Give newsletter (one hour for all) or reader (each at their own hour).",
  ),
  HOLD_MINUTES: optional(parseHold, 0, "Give whole minutes, from 0 to 525600 (a year)."),
  MAXIMUM_AGE_DAYS: optional(parseWholeNumber, 30, "Give whole days, 0 or more; 0 means no limit."),
  REQUIRE_PAGE: optional(parseFlag, false, "Give true or false."),
};

export const deriveSchedule = (values: SettingValues<typeof SCHEDULE_READERS>) =>
  ({
    cadences: values.CADENCES,
    timeZone: values.TIME_ZONE,
    sendAt: values.SEND_AT,
    weeklyOn: values.WEEKLY_ON,
    deliverIn: values.DELIVER_IN,
    holdMinutes: values.HOLD_MINUTES,
    maximumAgeDays: values.MAXIMUM_AGE_DAYS,
    requirePage: values.REQUIRE_PAGE,
  }) satisfies Partial<Newsletter>;
