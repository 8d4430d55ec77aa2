import type { Instant } from "../ids.ts";
import { dayOf, deriveQuotaReset, monthOf } from "../provider/derive-quota-reset.ts";
import type { QuotaRoom } from "../provider/quota.ts";
import type { Wave } from "./wave.ts";

/**
 * When all waves will have been submitted, each from when it is due on, but not before `from` (now or later): by the
 * rate, and day after day by the quota. Null: never, because the quota leaves digests nothing.
 */
export function deriveQuotaEnd(
  room: QuotaRoom,
  waves: readonly Wave[],
  mailsPerSecond: number,
  span: { readonly now: Instant; readonly from: Instant },
): Instant | null {
  const isToday = dayOf(span.from) === dayOf(span.now);
  const isThisMonth = monthOf(span.from) === monthOf(span.now);
  let left: Left = {
    at: span.from,
    today: (isToday ? room.today : room.eachDay) ?? Infinity,
    thisMonth: (isThisMonth ? room.thisMonth : room.eachMonth) ?? Infinity,
  };
  for (const wave of waves.filter(({ readers }) => readers > 0).toSorted((a, b) => a.dueAt - b.dueAt)) {
    const after = spend(passTo(left, wave.dueAt, room), wave.readers, mailsPerSecond, room);
    if (after === null) return null;
    left = after;
  }
  return left.at;
}

/** What the quota leaves at a moment to come. */
interface Left {
  readonly at: Instant;
  readonly today: number;
  readonly thisMonth: number;
}

function passTo(left: Left, at: Instant, room: QuotaRoom): Left {
  if (at <= left.at) return left;
  if (dayOf(at) === dayOf(left.at)) return { ...left, at };
  return {
    at,
    today: room.eachDay ?? Infinity,
    thisMonth: monthOf(at) === monthOf(left.at) ? left.thisMonth : (room.eachMonth ?? Infinity),
  };
}

function spend(from: Left, mails: number, mailsPerSecond: number, room: QuotaRoom): Left | null {
  let left = from;
  let owed = mails;
  while (owed > Math.min(left.today, left.thisMonth)) {
    if (room.eachDay === 0 || room.eachMonth === 0) return null;
    const used = Math.min(left.today, left.thisMonth);
    owed -= used;
    const isMonthUsedUp = left.thisMonth - used <= 0;
    const resetAt = deriveQuotaReset(isMonthUsedUp ? "monthly-quota" : "daily-quota", left.at);
    left = passTo({ ...left, today: 0, thisMonth: left.thisMonth - used }, resetAt, room);
  }
  const at = Math.round(left.at + (owed / mailsPerSecond) * 1000);
  return passTo({ ...left, today: left.today - owed, thisMonth: left.thisMonth - owed }, at, room);
}
