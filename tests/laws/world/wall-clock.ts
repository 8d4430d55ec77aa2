/** What a clock on the wall shows, `2026-11-23 09:00`: by the platform's own calendar, not by the product's. */
export type WallClock = (instant: number) => string;

const formats = new Map<string, Intl.DateTimeFormat>();

export function createWallClock(timeZone: string): WallClock {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  formats.set(timeZone, format);
  return (instant) => format.format(instant);
}

export const nextDate = (date: string) =>
  new Date(Date.parse(`${date}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** The earliest moment at which posts for the issue of a date are cut off: `SEND_AT` of that date at UTC+14. */
export const cutOffOf = (date: string, sendAt: string) => Date.parse(`${date}T${sendAt}:00+14:00`);

/**
 * What the clock of a reader shows when the issue of that date is for them: of the same day, or of the next where the
 * clock had passed that time at the cut-off, be it in one season only.
 */
export function deriveOwnTime(date: string, time: string, wall: WallClock, cutOffAt: number): string {
  const ahead = Array.from({ length: 13 }, (_, month) => {
    const at = cutOffAt + (month - 6) * 30 * 86_400_000;
    return Date.parse(`${wall(at)}Z`) - at;
  });
  const isPassed = Date.parse(`${date}T${time}Z`) - Math.max(...ahead) < cutOffAt;
  return `${isPassed ? nextDate(date) : date} ${time}`;
}
