import { type EmailAddress, parseEmailAddress } from "../../email-address.ts";
import type { Problem } from "../../problem.ts";
import type { Result } from "../../result.ts";
import { cleanTypedAddress } from "../../typed-address.ts";

/** `Ada <ada@example.com>`: a name, which holds no address, and one address in angle brackets. */
const NAMED = /^[^<>@]*<([^<>]*)>[\s.;,]*$/;
const BEFORE = /^[\s'"‘’“”`<([]+/;
const AFTER = /[\s'"‘’“”`>)\].;,]+$/;
/** With what a link may ask of the mail to it (RFC 6068). */
const MAILTO = /^mailto:([^?]*)(\?.*)?$/is;
const ANY_ADDRESS = /[^\s<>()[\]"“”‘’`,;:|/\\]+@[^\s<>()[\]"“”‘’'`,;:|/\\?]+/g;
/** No cell of addresses comes near it, and no search through one takes long. */
const LONGEST_CELL = 2000;

/**
 * The address in a cell of a file, out of what files dress it in: angle brackets behind a name, `mailto:`, quotation
 * marks, the apostrophe of a spreadsheet, a full stop or a semicolon behind it. Never one of several.
 */
export function parseDressedAddress(text: string): Result<EmailAddress, Problem> {
  const undressed = parseEmailAddress(undress(text));
  return undressed.ok ? undressed : parseEmailAddress(text); // what is wrong with it as it was typed
}

function undress(text: string): string {
  const clean = cleanTypedAddress(text);
  if (clean.length > LONGEST_CELL) return clean;
  const inner = strip(NAMED.exec(clean)?.[1] ?? clean);
  return strip(MAILTO.exec(inner)?.[1] ?? inner);
}

const strip = (text: string) => text.replace(BEFORE, "").replace(AFTER, "");

/** Every address in a cell, each once: for whoever must not be written to, whatever stands around them. */
export function findAddresses(text: string): readonly EmailAddress[] {
  const found = cleanTypedAddress(text).slice(0, LONGEST_CELL).match(ANY_ADDRESS) ?? [];
  const addresses = found.flatMap((one) => {
    const parsed = parseDressedAddress(one);
    return parsed.ok ? [parsed.value] : [];
  });
  return [...new Map(addresses.map((one) => [one.folded, one])).values()];
}
