import type { LinkClaims, LinkPurpose, MailTokens } from "../../core/access/link-token.ts";
import type { Instant, SubscriberId } from "../../core/ids.ts";

/** Makes and checks the tokens in links. No store is read: the claims are in the token. */
export interface LinkSigner {
  /** Deterministic: the same claims give the same token under the same keys. URL-safe, under 120 characters. */
  sign(claims: LinkClaims): Promise<string>;
  /**
   * Each recipient of a batch with the two tokens that a mail needs, as `sign` makes them, at less than the cost of
   * signing one.
   */
  signMails<Recipient extends { readonly id: SubscriberId }>(
    recipients: readonly Recipient[],
    issuedAt: Instant,
  ): Promise<readonly (readonly [Recipient, MailTokens])[]>;
  /** Null for whatever is not a token of ours with this purpose, whoever made it. */
  verify(token: string, purpose: LinkPurpose): Promise<LinkClaims | null>;
}
