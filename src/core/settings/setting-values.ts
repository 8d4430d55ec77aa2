import { parseEmailAddress } from "../email-address.ts";
import { isLoopback } from "../loopback.ts";

/** What single settings may look like: unknown in, the value or null out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused (header injection)
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

export const parseText = (raw: unknown) => (typeof raw === "string" ? raw.trim() : null);

/** Text that ends up in a header of a mail: no line break, no control character, nothing that turns its direction. */
export function parseLine(raw: unknown): string | null {
  const text = parseText(raw);
  return text === null || CONTROL.test(text) ? null : text;
}

/** A key or token: something that fits into a header, with no blanks inside. */
export function parseSecret(raw: unknown, minimumLength: number): string | null {
  const text = parseText(raw);
  return text !== null && text.length >= minimumLength && /^[!-~]+$/.test(text) ? text : null;
}

/** A number or its decimal digits; no sign, no exponent. */
export function parseNumber(raw: unknown): number | null {
  if (typeof raw === "number") return Number.isFinite(raw) && raw >= 0 ? raw : null;
  return typeof raw === "string" && /^\d{1,12}(\.\d{1,6})?$/.test(raw.trim()) ? Number(raw) : null;
}

export function parseWholeNumber(raw: unknown): number | null {
  const number = parseNumber(raw);
  return number !== null && Number.isSafeInteger(number) ? number : null;
}

/** True or false, as a value or as the word. */
export function parseFlag(raw: unknown): boolean | null {
  const word = typeof raw === "boolean" ? String(raw) : parseText(raw)?.toLowerCase();
  return word === "true" || word === "false" ? word === "true" : null;
}

/**
 * An http or https address without query, fragment and credentials, its path ending in `/`: so that
 * `new URL("issues", base)` stays under a sub-path.
 */
export function parseBaseUrl(raw: unknown): URL | null {
  const url = typeof raw === "string" ? URL.parse(raw.trim()) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) return null;
  if (`${url.search}${url.hash}${url.username}${url.password}` !== "") return null;
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

/** GitHub itself, or a stand-in on this machine: a token goes to nobody else. */
export function parseGithubBaseUrl(raw: unknown): URL | null {
  const url = parseBaseUrl(raw);
  return url !== null && (url.origin === "https://api.github.com" || isLoopback(url.hostname)) ? url : null;
}

/** Any http or https address, without credentials; a fragment leads nowhere and goes. */
export function parseWebAddress(raw: unknown): string | null {
  const url = typeof raw === "string" ? URL.parse(raw.trim()) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    return null;
  url.hash = "";
  return url.href;
}

/** Scheme, host and port of a site, as browsers send it (RFC 6454). */
export function parseOrigin(raw: unknown): string | null {
  const url = parseBaseUrl(raw);
  return url !== null && url.pathname === "/" ? url.origin : null;
}

/** `ada@example.com` or `Ada <ada@example.com>` (RFC 5322); a name with punctuation of its own stands in quotes. */
export function parseMailbox(raw: unknown): string | null {
  const line = parseLine(raw);
  if (line === null) return null;
  const [, name = "", address = line] = /^([^<>]*)<([^<>]+)>$/.exec(line) ?? [];
  const parsed = parseEmailAddress(address);
  if (!parsed.ok || !/^("[^"\\]*"|[^"\\,;:@()[\]]*)$/.test(name.trim())) return null;
  return name.trim() === "" ? parsed.value.address : `${name.trim()} <${parsed.value.address}>`;
}

/** Local time of day, `00:00` to `23:59`. */
export function parseTimeOfDay(raw: unknown): string | null {
  const text = parseText(raw);
  return text !== null && /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null;
}

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** An English weekday name as ISO number, 1 = Monday. */
export function parseWeekday(raw: unknown): number | null {
  const index = WEEKDAYS.indexOf(parseText(raw)?.toLowerCase() ?? "");
  return index === -1 ? null : index + 1;
}

/** A Standard Webhooks secret: `whsec_` and 24 to 64 bytes in base64. */
export function parseWebhookSecret(raw: unknown): string | null {
  const text = parseText(raw);
  const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text ?? "")?.[1];
  if (text === null || encoded === undefined || encoded.length % 4 !== 0) return null;
  const bytes = (encoded.length / 4) * 3 - (encoded.length - encoded.replaceAll("=", "").length);
  return bytes >= 24 && bytes <= 64 ? text : null;
}

/** One hour for all, or each reader at their own. */
export function parseDeliverIn(raw: unknown) {
  return raw === "newsletter" || raw === "reader" ? raw : null;
}

/** 1 or more. */
export function parsePositive(raw: unknown): number | null {
  const number = parseWholeNumber(raw);
  return number === 0 ? null : number;
}

/** More than 0. */
export function parseRate(raw: unknown): number | null {
  const number = parseNumber(raw);
  return number === 0 ? null : number;
}

export function parseShards(raw: unknown): 1 | 16 | null {
  const number = parseWholeNumber(raw);
  return number === 1 || number === 16 ? number : null;
}

/**
 * What nobody guesses, however often they may ask: 32 characters drawn at random have 128 bits even as hex digits. How
 * random they are, nobody can see: `openssl rand -hex 32` is what the advice names.
 */
export const MINIMUM_SECRET_LENGTH = 32;

export function parseToken(raw: unknown): string | null {
  return parseSecret(raw, MINIMUM_SECRET_LENGTH);
}

export function parseApiKey(raw: unknown): string | null {
  return parseSecret(raw, 1);
}

/** What two sides agreed on, as a person may have made it up: blanks inside are fine. */
export function parseSharedSecret(raw: unknown): string | null {
  const line = parseLine(raw);
  return line !== null && line.length >= 8 ? line : null;
}

export function parseTurnstileKey(raw: unknown): string | null {
  return parseSecret(raw, 10);
}
