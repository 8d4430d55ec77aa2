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

/** How often something that is owed was tried. */
export interface Attempts {
  /** Moves on with each event: whoever finishes knows whether one came meanwhile. */
  readonly seq: number;
  /** Attempts that failed, one after the other. */
  readonly failures: number;
  readonly failingSince: Instant | null;
  /** Not before. */
  readonly nextAt: Instant;
  /** The host asked for this pause: no event shortens it. */
  readonly isAskedToWait: boolean;
}

/** What is owed to a repository: its posts are to be brought to its head. Pushes that come meanwhile are one of these. */
export interface PendingPush extends Push, Attempts {}

/** Those of what is owed now: tried at once, unless the host asked for a pause. */
export const beginAttempts = (pending: Attempts | null, now: Instant): Attempts => ({
  seq: (pending?.seq ?? 0) + 1,
  ...{ failures: 0, failingSince: null },
  nextAt: pending?.isAskedToWait ? pending.nextAt : now,
  isAskedToWait: pending?.isAskedToWait ?? false,
});

/** One more push joins what is owed: where the first began, to where the last one ends. */
export function joinPush(pending: PendingPush | null, push: Push, now: Instant): PendingPush {
  const attempts = beginAttempts(pending, now);
  if (pending === null || pending.branch !== push.branch) return { ...push, ...attempts };
  const { failures, failingSince } = pending;
  return { ...push, before: pending.before, ...attempts, failures, failingSince };
}

/** After an attempt that failed. */
export const postpone = <Owed extends Attempts>(owed: Owed, failure: HostFailure, now: Instant): Owed => ({
  ...owed,
  failures: owed.failures + 1,
  failingSince: owed.failingSince ?? now,
  nextAt: scheduleAttempt(now, owed.failures + 1, failure),
  isAskedToWait: failure.retryAt !== null,
});

/** After one that got on. */
export const resume = <Owed extends Attempts>(owed: Owed, now: Instant): Owed => ({
  ...owed,
  ...{ failures: 0, failingSince: null, nextAt: now, isAskedToWait: false },
});
