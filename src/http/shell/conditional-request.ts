/** What a copy of an answer is known by. */
export interface Validators {
  /** In its quotation marks. */
  readonly etag: string;
  /** Whole seconds; null: it is known by its tag alone. */
  readonly modifiedAt: number | null;
}

/**
 * Has whoever asks this very answer already (RFC 9110, section 13.2.2)? `If-None-Match` decides alone where it is
 * there, by weak comparison; `If-Modified-Since` decides else, and a date that is none is not there.
 */
export function isFreshCopy(
  headers: { readonly ifNoneMatch: string | undefined; readonly ifModifiedSince: string | undefined },
  { etag, modifiedAt }: Validators,
): boolean {
  const { ifNoneMatch, ifModifiedSince } = headers;
  if (ifNoneMatch !== undefined) return ifNoneMatch.trim() === "*" || listTags(ifNoneMatch).includes(etag);
  const since = ifModifiedSince === undefined ? null : parseHttpDate(ifModifiedSince);
  return since !== null && modifiedAt !== null && modifiedAt <= since;
}

/** The opaque parts: whether a tag is weak makes no difference here (RFC 9110, section 8.8.3.2). */
const listTags = (header: string): readonly string[] => header.match(/"[^"]*"/g) ?? [];

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
const TIME = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)`;

/** RFC 9110, section 5.6.7: what everybody writes, and the two old forms that must be read. */
const HTTP_DATES = [
  new RegExp(`^${DAY}, (?<day>\\d\\d) (?<month>[A-Z][a-z]{2}) (?<year>\\d{4}) ${TIME} GMT$`),
  new RegExp(`^${DAY}[a-z]*, (?<day>\\d\\d)-(?<month>[A-Z][a-z]{2})-(?<year>\\d\\d) ${TIME} GMT$`),
  new RegExp(`^${DAY} (?<month>[A-Z][a-z]{2}) (?<day>[ \\d]\\d) ${TIME} (?<year>\\d{4})$`),
];

/** Milliseconds since 1970, or null where it is no HTTP date. */
function parseHttpDate(text: string): number | null {
  const parts = HTTP_DATES.map((form) => form.exec(text.trim())?.groups).find(
    (groups) => groups !== undefined,
  );
  const month = MONTHS.indexOf(parts?.month ?? "");
  if (parts === undefined || month === -1) return null;
  const year = parts.year?.length === 2 ? 2000 + Number(parts.year) : Number(parts.year);
  const [day, hour, minute, second] = [parts.day, parts.hour, parts.minute, parts.second].map(Number);
  const at = new Date(Date.UTC(year, month, day, hour, minute, second));
  return at.getUTCDate() === day && at.getUTCHours() === hour ? at.getTime() : null;
}
