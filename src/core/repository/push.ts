import type { Instant } from "../ids.ts";
import type { HostFailure } from "./comparison.ts";
import type { RepositoryName } from "./repository.ts";
import { scheduleAttempt } from "./schedule-attempt.ts";

/** The branch of posts got another head. */
export interface Push {
  readonly repository: RepositoryName;
  readonly branch: string;
  /** The head before; null: the branch is new. */
  readonly before: string | null;
  readonly after: string;
}

/** What is owed to a repository: its posts are to be brought to its head. Pushes that come meanwhile are one of these. */
export interface PendingPush extends Push {
  /** Moves on with each push: whoever finishes knows whether one came meanwhile. */
  readonly seq: number;
  /** Attempts that failed, one after the other. */
  readonly failures: number;
  readonly failingSince: Instant | null;
  /** Not before. */
  readonly nextAt: Instant;
  /** The host asked for this pause: no push shortens it. */
  readonly isAskedToWait: boolean;
}

/** One more push joins what is owed: where the first began, to where the last one ends. It is tried at once. */
export function joinPush(pending: PendingPush | null, push: Push, now: Instant): PendingPush {
  const fresh = { failures: 0, failingSince: null, nextAt: now, isAskedToWait: false };
  const seq = (pending?.seq ?? 0) + 1;
  if (pending === null || pending.branch !== push.branch) return { ...fresh, ...push, seq };
  const nextAt = pending.isAskedToWait ? pending.nextAt : now;
  return { ...pending, after: push.after, seq, nextAt };
}

/** After an attempt that failed. */
export const postponePush = (pending: PendingPush, failure: HostFailure, now: Instant): PendingPush => ({
  ...pending,
  failures: pending.failures + 1,
  failingSince: pending.failingSince ?? now,
  nextAt: scheduleAttempt(now, pending.failures + 1, failure),
  isAskedToWait: failure.retryAt !== null,
});

/** After one that got on. */
export const resumePush = (pending: PendingPush, now: Instant): PendingPush => ({
  ...pending,
  ...{ failures: 0, failingSince: null, nextAt: now, isAskedToWait: false },
});
