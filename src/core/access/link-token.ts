import type { Instant, SubscriberId } from "../ids.ts";

/**
 * What a link in a mail may do. `confirm` ends with its signup; `leave` never ends and can only leave; `manage`
 * may change settings; `fresh` shows the address, downloads and erases, and is good for an hour. `browser` is in no
 * link: it is the cookie of the browser that signed up, and can do nothing by itself.
 */
export type LinkPurpose = "confirm" | "leave" | "manage" | "fresh" | "browser";

/** Signed claims inside a link: whose, what for, since when. */
export interface LinkClaims {
  readonly purpose: LinkPurpose;
  readonly id: SubscriberId;
  readonly issuedAt: Instant;
}

/** Characters of base64url (RFC 4648, section 5); what the link signer makes is as long as this, always. */
export const TOKEN_LENGTH = 74;

const HOUR_MS = 3_600_000;

/** A link that shows the address, downloads and erases is good for an hour; see `LinkPurpose`. */
export const isFreshAt = (issuedAt: Instant, now: Instant) => now < issuedAt + HOUR_MS;

/** What the links of one reader's mail may do. */
export interface MailTokens {
  readonly leave: string;
  readonly manage: string;
}
