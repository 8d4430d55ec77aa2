import { isFreshAt } from "../../core/access/link-token.ts";
import type { SubscriberId } from "../../core/ids.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface ManagementDependencies {
  readonly signer: Pick<LinkSigner, "verify">;
  readonly clock: Pick<Clock, "now">;
}

/** Whose preferences a link opens, and whether it may show the address, download and erase. */
export interface Management {
  readonly id: SubscriberId;
  readonly isFresh: boolean;
}

/**
 * Takes a link that manages, or a magic link. A magic link that is older than an hour counts as the former: it came by
 * mail, and mails are forwarded.
 */
export async function verifyManagement(
  { signer, clock }: ManagementDependencies,
  { token }: { readonly token: string },
): Promise<Result<Management, Problem>> {
  const manage = await signer.verify(token, "manage");
  if (manage !== null) return succeed({ id: manage.id, isFresh: false });
  const fresh = await signer.verify(token, "fresh");
  if (fresh === null) return fail({ kind: "link-malformed" });
  return succeed({ id: fresh.id, isFresh: isFreshAt(fresh.issuedAt, clock.now()) });
}

/** The same for what a magic link alone may do; `link-expired` for any other. */
export async function verifyFresh(
  deps: ManagementDependencies,
  input: { readonly token: string },
): Promise<Result<SubscriberId, Problem>> {
  const management = await verifyManagement(deps, input);
  if (!management.ok) return management;
  return management.value.isFresh ? succeed(management.value.id) : fail({ kind: "magic-link-expired" });
}
