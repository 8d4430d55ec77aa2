import type { Instant } from "../../../core/ids.ts";
import { SIGNUP_THROTTLE } from "../../../core/subscribers/decide-opt-in.ts";

const HOUR_MS = 3_600_000;
export const HOURS_A_DAY = 24;
const DAY_MS = HOURS_A_DAY * HOUR_MS;

export const hourOf = (at: Instant) => Math.floor(at / HOUR_MS);
export const dayOf = (at: Instant) => Math.floor(at / DAY_MS);

/** SQL: when the address `?1` may get its next mail; the bindings `?2` to `?6` are `bindThrottle`. */
export const NEXT_MAIL_AT = `max(?2, coalesce((SELECT max(submitted_at + ?3,
  CASE WHEN day = ?5 AND count >= ?4 THEN ?6 ELSE 0 END) FROM signup_throttles WHERE id = ?1), 0))`;

/** Days are counted here: D1 binds numbers as REAL, and would divide them so. */
export const bindThrottle = (now: Instant) =>
  [now, SIGNUP_THROTTLE.gapMs, SIGNUP_THROTTLE.perDay, dayOf(now), (dayOf(now) + 1) * DAY_MS] as const;
