import type { LinkClaims, LinkPurpose } from "../core/link-token.ts";

/** Makes and checks the tokens in links. No store is read: the claims are in the token. */
export interface LinkSigner {
  /** Deterministic: the same claims give the same token under the same keys. URL-safe, under 120 characters. */
  sign(claims: LinkClaims): Promise<string>;
  /** Null for whatever is not a token of ours with this purpose, whoever made it. */
  verify(token: string, purpose: LinkPurpose): Promise<LinkClaims | null>;
}
