import type { LinkClaims, LinkPurpose } from "../core/link-token.ts";

/** Makes and checks the tokens in links. No store is read: the claims are in the token. */
export interface LinkSigner {
  /** Deterministic: the same claims give the same token under the same keys. URL-safe, under 120 characters. */
  sign(claims: LinkClaims): Promise<string>;
  /** Both tokens that a mail of an issue needs, each as `sign` makes it, for little more than the price of one. */
  signMail(claims: Omit<LinkClaims, "purpose">): Promise<{ readonly leave: string; readonly manage: string }>;
  /** Null for whatever is not a token of ours with this purpose, whoever made it. */
  verify(token: string, purpose: LinkPurpose): Promise<LinkClaims | null>;
}
