import type { LinkClaims, LinkPurpose } from "../../../core/access/link-token.ts";
import type { Problem } from "../../../core/problem.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { LinkSigner } from "../../../ports/access/link-signer.ts";

/** Is this token ours, and for this? Reads no store and changes nothing: a page may ask before it shows its button. */
export async function verifyLink(
  deps: { readonly signer: Pick<LinkSigner, "verify"> },
  input: { readonly token: string; readonly purpose: LinkPurpose },
): Promise<Result<LinkClaims, Problem>> {
  const claims = await deps.signer.verify(input.token, input.purpose);
  return claims === null ? fail({ kind: "link-malformed" }) : succeed(claims);
}
