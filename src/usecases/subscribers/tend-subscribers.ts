import type { Instant } from "../../core/ids.ts";
import type { SignupStore } from "../../ports/signup-store.ts";
import { type FoldDependencies, foldChanges } from "./fold-changes.ts";
import { type RetryDependencies, retryConfirmations } from "./retry-confirmations.ts";
import { type RetryWelcomesDependencies, retryWelcomes } from "./retry-welcomes.ts";
import { type WriteChangesDependencies, writeChangesToKv } from "./write-changes-to-kv.ts";

export type TendDependencies = RetryDependencies &
  RetryWelcomesDependencies &
  WriteChangesDependencies &
  FoldDependencies & { readonly signups: Pick<SignupStore, "removeExpired"> };

/**
 * What a tick does for subscribers: owed mails, KV writes that are missing, changes that KV has by now, signups that
 * ran out. Each part is bounded and may stop half way; one that fails does not keep the others from their work.
 * `keepFrom`: when the oldest issue was planned whose roster is not listed yet; null: none.
 */
export async function tendSubscribers(deps: TendDependencies, keepFrom: Instant | null): Promise<void> {
  const parts = {
    retryConfirmations: () => retryConfirmations(deps),
    retryWelcomes: () => retryWelcomes(deps),
    writeChangesToKv: () => writeChangesToKv(deps),
    foldChanges: () => foldChanges(deps, keepFrom),
    removeExpired: () => deps.signups.removeExpired(deps.clock.now()),
  };
  for (const [part, work] of Object.entries(parts)) {
    await work().catch((error: unknown) => {
      deps.log.record("subscribers.tend-failed", {
        part,
        reason: error instanceof Error ? error.message : "unknown",
      });
    });
  }
}
