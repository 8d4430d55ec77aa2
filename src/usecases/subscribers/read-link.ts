import type { LinkPurpose } from "../../core/access/link-token.ts";
import { listTokenCandidates } from "../../core/access/list-token-candidates.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";

/**
 * The token of a link that a mail program may have damaged, repaired only if that is certain: the signature of exactly
 * one reader's link fits. Null if none fits, or if those of two readers do. Reads no store.
 */
export async function readLink(
  { signer }: { readonly signer: Pick<LinkSigner, "verify"> },
  input: { readonly texts: readonly string[]; readonly purposes: readonly LinkPurpose[] },
): Promise<string | null> {
  const known = new Map<string, string>();
  for (const token of listTokenCandidates(input.texts)) {
    const id = await findOwner(signer, token, input.purposes);
    if (id !== null && input.texts.includes(token)) return token; // as it left us
    if (id !== null && !known.has(id)) known.set(id, token);
  }
  const [token, other] = known.values();
  return other === undefined ? (token ?? null) : null;
}

async function findOwner(
  signer: Pick<LinkSigner, "verify">,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<string | null> {
  for (const purpose of purposes) {
    const claims = await signer.verify(token, purpose);
    if (claims !== null) return claims.id;
  }
  return null;
}
