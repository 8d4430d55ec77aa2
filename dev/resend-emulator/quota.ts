import { type Answer, refuse } from "./answer.ts";

export interface Quota {
  /** Takes room for so many recipients, or says which quota has none left; all or nothing. */
  take(recipients: number): Answer | null;
  /** What was used so far, as Resend's headers say it. */
  headers(): Readonly<Record<string, string>>;
  clear(): void;
}

/** Recipients a UTC day and a UTC month; a quota that is not set never runs out. */
export function createQuota(
  daily: number | undefined,
  monthly: number | undefined,
  now: () => number,
): Quota {
  let used = new Map<string, number>();
  const spans = () => {
    const instant = new Date(now()).toISOString();
    return { day: instant.slice(0, 10), month: instant.slice(0, 7) };
  };
  const usedIn = (span: string) => used.get(span) ?? 0;
  return {
    take(recipients) {
      const { day, month } = spans();
      if (usedIn(month) + recipients > (monthly ?? Infinity)) return refuse("monthly_quota_exceeded");
      if (usedIn(day) + recipients > (daily ?? Infinity)) return refuse("daily_quota_exceeded");
      used.set(day, usedIn(day) + recipients);
      used.set(month, usedIn(month) + recipients);
      return null;
    },
    headers() {
      const { day, month } = spans();
      return {
        ...(daily === undefined ? {} : { "x-resend-daily-quota": String(usedIn(day)) }),
        ...(monthly === undefined ? {} : { "x-resend-monthly-quota": String(usedIn(month)) }),
      };
    },
    clear: () => {
      used = new Map();
    },
  };
}
