import type { SubscriberId } from "../../core/ids.ts";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import { decideUnsubscription } from "../../core/subscribers/decide-unsubscription.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { SignupStore } from "../../ports/subscribers/signup-store.ts";
import { type SaveDependencies, saveSubscriber } from "./records/save-subscriber.ts";
import { verifyLink } from "./signup/verify-link.ts";

export interface LeaveDependencies extends SaveDependencies {
  readonly signer: Pick<LinkSigner, "verify">;
  readonly signups: Pick<SignupStore, "settle">;
  readonly clock: Clock;
  readonly log: Log;
}

/** Unsubscribes by the link of a mail, at once (RFC 8058). Such a link never expires. Idempotent. */
export async function unsubscribe(
  deps: LeaveDependencies,
  input: { readonly token: string },
): Promise<Result<"unsubscribed", Problem>> {
  const claims = await verifyLink(deps, { token: input.token, purpose: "leave" });
  return claims.ok ? leave(deps, claims.value.id) : claims;
}

async function leave(deps: LeaveDependencies, id: SubscriberId): Promise<Result<"unsubscribed", Problem>> {
  const at = deps.clock.now();
  const saved = await saveSubscriber(deps, { id, at }, async (seen) => {
    const decision = decideUnsubscription(seen, at);
    if (decision.action === "already-gone") return { answer: "already-gone", save: null };
    const { record } = decision;
    return { answer: "left", save: { record, unsubscription: "add", settles: at } }; // what was asked for before leaving
  });
  if (!saved.ok) return saved;
  if (saved.value === "already-gone") await deps.signups.settle(id, at);
  else deps.log.record("subscriber.unsubscribed", { id });
  return succeed("unsubscribed");
}
