import type { Instant } from "../ids.ts";
import { deriveIssueState, deriveWaitingFor, type Issue, type ShardProgress } from "./issue.ts";

/** An issue with what its facts amount to at one moment. */
export interface StandingIssue {
  readonly issue: Issue;
  readonly standing: Standing;
}

export type Standing = ReturnType<typeof deriveStanding>;

export const standAt = (issue: Issue, now: Instant): StandingIssue => ({
  issue,
  standing: deriveStanding(issue, now),
});

/** State, figures over all shards, and the end that is expected; nobody knows when an author will act. */
export function deriveStanding(issue: Issue, now: Instant) {
  const state = deriveIssueState(issue, now);
  const waitingFor = state === "waiting" ? deriveWaitingFor(issue) : null;
  const goesOn = !["paused", "cancelled", "closed"].includes(state) && waitingFor !== "author";
  const ends = goesOn ? issue.progress.flatMap((shard) => shard.expectedEndAt ?? []) : [];
  return {
    state,
    waitingFor,
    counts: deriveCounts(issue),
    expectedEndAt: ends.length === 0 ? null : Math.max(...ends),
  };
}

function deriveCounts({ progress, cancelledAt }: Issue) {
  const sum = (figure: (shard: ShardProgress) => number) =>
    progress.reduce((total, one) => total + figure(one), 0);
  return {
    audience: sum((shard) => shard.audience ?? 0),
    submitted: sum((shard) => shard.submitted),
    refused: sum((shard) => shard.refused),
    unknown: sum((shard) => shard.unknown),
    delivered: 0, // nothing is reported yet: delivery events come with the provider's webhook
    bounced: 0,
    complained: 0,
    ...(cancelledAt === null ? {} : { withdrawn: sum(countWithdrawn) }),
  };
}

/** Of a cancelled issue: how many readers were not served. */
const countWithdrawn = ({ audience, submitted, refused, unknown }: ShardProgress): number =>
  Math.max(0, (audience ?? 0) - submitted - refused - unknown);
