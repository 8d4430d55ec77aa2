import type { Instant } from "../ids.ts";
import { dayOf, deriveQuotaReset, monthOf } from "./derive-quota-reset.ts";

/** Mails that the account may submit in a UTC day and a UTC month; 0 = no limit. */
export interface QuotaLimits {
  readonly dailyQuota: number;
  readonly monthlyQuota: number;
}

export const hasQuota = (limits: QuotaLimits) => limits.dailyQuota > 0 || limits.monthlyQuota > 0;

/** Mails submitted so far in one span. */
export interface SpanCount {
  /** `2026-11-23` or `2026-11`. */
  readonly span: string;
  /** What counts: ours, or what the provider counted where that was more. */
  readonly used: number;
  /** Those that we counted ourselves. */
  readonly ours: number;
  /** Those of ours that asked somebody to confirm. */
  readonly confirmations: number;
}

/** What a mail to one person is, that waits for no room: only a confirmation uses what is kept for confirmations. */
export type PersonalMail = "confirmation" | "other";

export interface QuotaCount {
  readonly day: SpanCount;
  readonly month: SpanCount;
}

export interface QuotaGrant {
  readonly granted: number;
  /** When there is room again; null: there was some now. */
  readonly until: Instant | null;
}

/** What digests may use: null = no limit. */
export interface QuotaRoom {
  readonly today: number | null;
  readonly eachDay: number | null;
  readonly thisMonth: number | null;
  readonly eachMonth: number | null;
}

export const UNLIMITED_ROOM: QuotaRoom = { today: null, eachDay: null, thisMonth: null, eachMonth: null };

const EMPTY_SPAN: SpanCount = { span: "", used: 0, ours: 0, confirmations: 0 };
export const EMPTY_QUOTA: QuotaCount = { day: EMPTY_SPAN, month: EMPTY_SPAN };

/** Kept back for confirmations: a twentieth, at least ten mails, at most half. */
export function deriveReserve(quota: number): number {
  return Math.min(Math.floor(quota / 2), Math.max(10, Math.ceil(quota / 20)));
}

/** One that the provider took is counted whatever is left: where nothing is, it refuses and the mail stays owed. */
export function countPersonalMail(count: QuotaCount, mail: PersonalMail, now: Instant): QuotaCount {
  return addMails(count, 1, mail === "confirmation" ? 1 : 0, now);
}

/** Room for a digest's batch: what is left of the day and the month without the confirmations' reserve. */
export function decideGrant(
  count: QuotaCount,
  limits: QuotaLimits,
  mails: number,
  now: Instant,
): { readonly grant: QuotaGrant; readonly count: QuotaCount } {
  const room = deriveRoom(count, limits, now);
  const granted = Math.min(mails, room.today ?? mails, room.thisMonth ?? mails);
  if (granted > 0) return { grant: { granted, until: null }, count: addMails(count, granted, 0, now) };
  const until = deriveQuotaReset(room.thisMonth === 0 ? "monthly-quota" : "daily-quota", now);
  return { grant: { granted: 0, until }, count };
}

export function deriveRoom(count: QuotaCount, limits: QuotaLimits, now: Instant): QuotaRoom {
  const current = rollOver(count, now);
  return {
    today: roomIn(current.day, limits.dailyQuota),
    eachDay: roomIn(EMPTY_SPAN, limits.dailyQuota),
    thisMonth: roomIn(current.month, limits.monthlyQuota),
    eachMonth: roomIn(EMPTY_SPAN, limits.monthlyQuota),
  };
}

/** No account gets to use more than so many times its quota: a provider that says so is misread. */
const MOST_TIMES_USED = 5;

/**
 * Takes the provider's count over if it is higher than ours, since others may use the account too. A lower one never
 * counts, nor one that no account can have reached: it would stop every digest until the next month.
 */
export function correctCount(
  count: QuotaCount,
  limits: QuotaLimits,
  stated: { readonly day: number | null; readonly month: number | null },
  now: Instant,
): QuotaCount {
  const { day, month } = rollOver(count, now);
  const correct = (held: SpanCount, quota: number, used: number | null): SpanCount =>
    used !== null && Number.isInteger(used) && used > held.used && used <= quota * MOST_TIMES_USED
      ? { ...held, used }
      : held;
  return {
    day: correct(day, limits.dailyQuota, stated.day),
    month: correct(month, limits.monthlyQuota, stated.month),
  };
}

/** Without what the provider counted: its author resumed an issue, so it may have been wrong, or be mended. */
export const forgetStated = ({ day, month }: QuotaCount): QuotaCount => ({
  day: { ...day, used: day.ours },
  month: { ...month, used: month.ours },
});

const roomIn = (count: SpanCount, quota: number): number | null => {
  if (quota === 0) return null;
  const reserved = Math.max(0, deriveReserve(quota) - count.confirmations);
  return Math.max(0, quota - count.used - reserved);
};

/** A new day or month begins at nothing, and once: a clock that goes back over midnight begins none again. */
function rollOver(count: QuotaCount, now: Instant): QuotaCount {
  const begin = (held: SpanCount, span: string) => (held.span >= span ? held : { ...EMPTY_SPAN, span });
  return { day: begin(count.day, dayOf(now)), month: begin(count.month, monthOf(now)) };
}

function addMails(count: QuotaCount, mails: number, confirmations: number, now: Instant): QuotaCount {
  const { day, month } = rollOver(count, now);
  const add = (held: SpanCount): SpanCount => ({
    ...held,
    used: held.used + mails,
    ours: held.ours + mails,
    confirmations: held.confirmations + confirmations,
  });
  return { day: add(day), month: add(month) };
}
