import type { SubscriberId } from "../../../core/ids.ts";
import type { Problem } from "../../../core/problem.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { AddressHasher } from "../../../ports/access/address-hasher.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import type { Log } from "../../../ports/runtime/log.ts";
import type { MagicLinkStore } from "../../../ports/subscribers/magic-link-store.ts";
import type { SignupStore } from "../../../ports/subscribers/signup-store.ts";
import { type SaveDependencies, saveSubscriber } from "../records/save-subscriber.ts";
import { selectSubscriberId } from "../signup/select-subscriber-id.ts";

export interface EraseDependencies extends SaveDependencies {
  readonly signups: Pick<SignupStore, "forget">;
  readonly links: Pick<MagicLinkStore, "forget">;
  /** Takes them out of every issue on its way. Idempotent. */
  readonly forgetInIssues: (id: SubscriberId) => Promise<void>;
  readonly addressHasher: AddressHasher;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Erases whatever is kept of a person: the record with its choices and consent, and earlier changes of it (D1 at once, KV with
 * the write that follows); their place in rosters and batches of issues on their way; magic links that they asked for; requests
 * to join, every mail that they are owed (confirmation, welcome, magic link), and the throttle of their address. What stays is
 * an unsubscription, and a suppression where there was one, under the keyed hash, so that no import and no old link brings the
 * person back. Idempotent; `subscriber-not-found` for a person who was never here.
 */
export async function eraseSubscriber(
  deps: EraseDependencies,
  input: { readonly addressOrId: string },
): Promise<Result<"erased", Problem>> {
  const id = await selectSubscriberId(deps, input.addressOrId);
  if (!id.ok) return id;
  const known = await erase(deps, id.value);
  if (!known.ok) return known;
  return known.value ? succeed("erased") : fail({ kind: "subscriber-not-found" });
}

/** The signup goes last: where a crash comes before, the next call still finds the person. */
async function erase(deps: EraseDependencies, id: SubscriberId): Promise<Result<boolean, Problem>> {
  const saved = await saveSubscriber(deps, { id, at: deps.clock.now() }, async (seen) => {
    const { record, unsubscribedAt, askedAt, isUnreadable } = seen;
    const isHere = record !== null || askedAt !== null || isUnreadable; // KV may hold what a change hides
    const isSaved = !isHere || (record === null && unsubscribedAt !== null && !isUnreadable);
    return {
      answer: { isKnown: isHere || unsubscribedAt !== null, isWritten: !isSaved },
      save: isSaved ? null : { record: null, unsubscription: "add" },
    };
  });
  if (!saved.ok) return saved;
  const { isKnown, isWritten } = saved.value;
  if (!isWritten) await deps.base.remove(id); // it may hold them in a form that nobody can read
  if (!isKnown) return succeed(false);
  await deps.forgetInIssues(id);
  await deps.links.forget(id);
  await deps.signups.forget(id);
  deps.log.record("subscriber.erased", { id });
  return succeed(true);
}
