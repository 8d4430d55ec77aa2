import { parseTimeZone, type TimeZone } from "../../time-zone.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Hours from UTC of the names that mails, Ruby and Go write (RFC 2822, section 4.3, and what is common beside). */
const HOURS: Readonly<Record<string, number>> = {
  ...{
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    west: 1,
    bst: 1,
    cet: 1,
    met: 1,
    cest: 2,
    mest: 2,
    eet: 2,
    eest: 3,
    msk: 3,
  },
  ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7, akst: -9, akdt: -8, hst: -10 },
  ...{
    brt: -3,
    art: -3,
    ist: 5.5,
    sgt: 8,
    hkt: 8,
    jst: 9,
    kst: 9,
    awst: 8,
    acst: 9.5,
    aest: 10,
    aedt: 11,
    nzst: 12,
    nzdt: 13,
  },
};
const OFFSET = /^(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?$/i;

/** How a time of the clock is to be read: so many milliseconds ahead of UTC, or in a zone. */
export type DateZone = { readonly aheadMs: number } | { readonly timeZone: TimeZone };

/**
 * What stands behind a time: an offset (`+0100`, `UTC-5`), a name (`CET`, `PST`), a zone (`Europe/Berlin`), with the name of
 * the same behind it, as programs write it. A year before it says nothing new. Null: it is none of these.
 */
export function parseDateZone(text: string): DateZone | null {
  const bare = text
    .replace(/\s*(?:\([^()]*\)|\[[^[\]]*\])$/, "")
    .replace(/([+-]\d{2}:?\d{2})\s+[a-z]{2,5}$/i, "$1")
    .replace(/^\d{4}(?=\s*[+-])/, "")
    .replace(/\s+(?=[+-]\d)/, "")
    .trim();
  const hours = Object.hasOwn(HOURS, bare.toLowerCase()) ? HOURS[bare.toLowerCase()] : undefined;
  if (hours !== undefined) return { aheadMs: hours * HOUR_MS };
  const [, sign, ahead = "", minutes = "0"] = OFFSET.exec(bare) ?? [];
  if (sign !== undefined) return toOffset(sign, Number(ahead), Number(minutes));
  const timeZone = /^[a-z]+\//i.test(bare) ? parseTimeZone(bare) : null;
  return timeZone === null ? null : { timeZone };
}

const toOffset = (sign: string, hours: number, minutes: number): DateZone | null =>
  hours > 14 || minutes > 59
    ? null
    : { aheadMs: (hours * HOUR_MS + minutes * MINUTE_MS) * (sign === "-" ? -1 : 1) };
