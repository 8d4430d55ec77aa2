const DAY_MS = 24 * 60 * 60 * 1000;
const NINE_MS = 9 * 60 * 60 * 1000;
export const WEEK_MS = 7 * DAY_MS;

/** The first Monday at 09:00 UTC after an instant: the weekly slot of the default settings. */
export function findWeeklySlotAfter(instant: number): number {
  if (!Number.isFinite(instant)) throw new Error(`There is no instant in ${instant}`);
  let day = instant - (instant % DAY_MS);
  while (new Date(day).getUTCDay() !== 1 || day + NINE_MS <= instant) day += DAY_MS;
  return day + NINE_MS;
}

/** As people say it: `Monday, 23 November 2026, 09:00 UTC`. */
export function sayInstant(instant: number): string {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone: "UTC" });
  return `${format.format(instant).replace(" at ", ", ")} UTC`;
}
