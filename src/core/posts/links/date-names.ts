import type { Temporal } from "temporal-polyfill";

const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

/** In English, as generators write them into addresses. */
export const nameMonth = ({ month }: Temporal.ZonedDateTime): string => MONTHS[month - 1] ?? "";
export const nameDay = ({ dayOfWeek }: Temporal.ZonedDateTime): string => DAYS[dayOfWeek - 1] ?? "";

export const padNumber = (value: number, length: number): string => String(value).padStart(length, "0");
