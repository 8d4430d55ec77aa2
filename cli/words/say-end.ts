const DAY_MS = 86_400_000;

/**
 * When an issue is expected to be done, by the author's own clock: `done Thursday 09:10`, with the date where the weekday
 * alone could mean another week. Rounded up to the minute: it is a promise of nothing earlier.
 */
export function formatExpectedEnd(expectedEndAt: string, now: number, timeZone?: string): string {
  const at = Math.ceil(Date.parse(expectedEndAt) / 60_000) * 60_000;
  const isFar = at - now >= 6 * DAY_MS;
  const day = new Intl.DateTimeFormat("en-GB", {
    weekday: "long",
    ...(isFar ? { day: "numeric", month: "long" } : {}),
    timeZone,
  });
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return `done ${day.format(at).replace(",", "")} ${time.format(at)}`;
}
