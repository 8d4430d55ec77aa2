import isEmail from "validator/lib/isEmail.js";
import type { FaultKind, Problem } from "./problem.ts";
import { fail, type Result, succeed } from "./result.ts";
import { cleanTypedAddress } from "./typed-address.ts";

/** An address that can be written to. */
export interface EmailAddress {
  /** Mailbox as typed, domain in ASCII (Punycode). */
  readonly address: string;
  /** What identity is derived from: NFC, lower case. Dots and plus signs are kept: only the provider knows them. */
  readonly folded: string;
}

/** RFC 5321, section 4.5.3.1.3, less the two angle brackets. The domain counts as it is sent: in ASCII. */
const MAX_LENGTH = 254;

const DOMAIN_CHARACTERS = /^[\p{L}\p{M}\p{N}.。．｡-]+$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused (header injection)
const FORBIDDEN = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029<>,;]/;

/**
 * Unknown in, address out (RFC 5321, at most 254 characters). International domains become ASCII (RFC 5891); a
 * mailbox beyond ASCII or in quotation marks is `email-address-unsupported`, because the provider takes none. What
 * cannot be seen is no part of it (`cleanTypedAddress`).
 */
export function parseEmailAddress(input: unknown): Result<EmailAddress, Problem> {
  const text = typeof input === "string" ? cleanTypedAddress(input) : "";
  if (text === "") return refuse("email-missing");
  if (text.length > 320) return refuse("email-too-long");

  const at = text.lastIndexOf("@");
  const mailbox = text.slice(0, Math.max(at, 0));
  const domain = parseDomain(text.slice(at + 1));
  if (mailbox.startsWith('"')) return refuse("email-quoted");
  if (domain === null || FORBIDDEN.test(mailbox)) return refuse("email-malformed");
  if (/[^ -~]/.test(mailbox)) return refuse("email-not-latin");

  const address = `${mailbox}@${domain}`;
  if (address.length > MAX_LENGTH) return refuse("email-too-long");
  if (!isEmail(address)) return refuse("email-malformed");
  return succeed({ address, folded: address.toLowerCase() });
}

/** The domain in ASCII and lower case, or null. `URL` does the mapping of UTS 46. */
function parseDomain(text: string): string | null {
  if (!DOMAIN_CHARACTERS.test(text) || !URL.canParse(`http://${text}`)) return null;
  return new URL(`http://${text}`).hostname;
}

type EmailFault = Extract<FaultKind, `email-${string}`>;

/** What to do about it, and whether it is an address at all that we cannot write to. */
const REFUSALS = {
  "email-missing": ["email-address-malformed", "Give an address such as ada@example.com."],
  "email-too-long": ["email-address-malformed", "The address is too long: at most 254 characters."],
  "email-malformed": ["email-address-malformed", "Check the address: it should look like ada@example.com."],
  "email-quoted": [
    "email-address-unsupported",
    "An address whose mailbox is in quotation marks cannot be mailed.",
  ],
  "email-not-latin": [
    "email-address-unsupported",
    "The part before the @ may only have Latin letters without accents, digits and signs.",
  ],
} as const satisfies Record<EmailFault, readonly [Problem["kind"], string]>;

function refuse(fault: EmailFault): Result<never, Problem> {
  const [kind, detail] = REFUSALS[fault];
  return fail({ kind, detail, faults: [{ field: "email", reason: detail, kind: fault }] });
}
