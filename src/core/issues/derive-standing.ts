import type { DeliveryCounts } from "../deliveries/delivery-counts.ts";
import type { Instant } from "../ids.ts";
import { deriveIssueState, deriveWaitingFor, type Issue, type ShardProgress } from "./issue.ts";

/** An issue with what its facts amount to at one moment. */
export interface StandingIssue {
  readonly issue: Issue;
  readonly standing: Standing;
}

export type Standing = ReturnType<typeof deriveStanding>;

export const standAt = (issue: Issue, reported: DeliveryCounts, now: Instant): StandingIssue => ({
  issue,
  standing: deriveStanding(issue, reported, now),
});

/** State, figures over all shards, and the end that is expected; nobody knows when an author will act. */
export function deriveStanding(issue: Issue, reported: DeliveryCounts, now: Instant) {
  const state = deriveIssueState(issue, now);
  const waitingFor = state === "waiting" ? deriveWaitingFor(issue) : null;
  const goesOn = !["paused", "cancelled", "closed"].includes(state) && waitingFor !== "author";
  const ends = goesOn ? issue.progress.flatMap((shard) => shard.expectedEndAt ?? []) : [];
  return {
    state,
    waitingFor,
    counts: deriveCounts(issue, reported),
    expectedEndAt: ends.length === 0 ? null : Math.max(...ends),
  };
}

function deriveCounts({ progress, cancelledAt, withdrawnAt }: Issue, reported: DeliveryCounts) {
  const sum = (figure: (shard: ShardProgress) => number) =>
    progress.reduce((total, one) => total + figure(one), 0);
  return {
    audience: sum((shard) => shard.audience ?? 0),
    submitted: sum((shard) => shard.submitted),
    refused: sum((shard) => shard.refused),
    unknown: sum((shard) => shard.unknown),
    delivered: reported.delivered,
    bounced: reported.bounced,
    complained: reported.complained,
    ...((cancelledAt ?? withdrawnAt) === null ? {} : { withdrawn: sum(countWithdrawn) }),
  };
}

/** Of a cancelled issue, or one that was open in a backup: how many readers were not served. */
const countWithdrawn = ({ audience, submitted, refused, unknown }: ShardProgress): number =>
  Math.max(0, (audience ?? 0) - submitted - refused - unknown);
