import type { Instant } from "../ids.ts";
import type { PlannedIssue } from "../schedule/schedule.ts";
import type { IssueState, WaitingFor } from "./issue-states.ts";

/** Facts about an issue as recorded; its state is derived from them, never stored beside them. */
export interface Issue extends PlannedIssue {
  readonly sentAt: Instant | null;
  readonly pausedAt: Instant | null;
  /** Since when it is stopped with the whole newsletter, whatever was asked of it alone. */
  readonly newsletterPausedAt: Instant | null;
  readonly resumedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly closedAt: Instant | null;
  /** It was open in the backup that it comes from, and closed with the rest withdrawn. */
  readonly withdrawnAt: Instant | null;
  /** Since when its ledger is given up, long after it closed or because it was restored: nothing opens it again. */
  readonly retiredAt: Instant | null;
  /** Counts what its author asked of it; the objects tell by it which command is the newest. */
  readonly commandSeq: number;
  /** What each shard last reported. */
  readonly progress: readonly ReportedProgress[];
}

/** Absolute figures of one shard: reporting them twice changes nothing. */
export interface ShardProgress {
  /** 1, 2, 3… of this shard: a report that a crash cut off may arrive late, and must undo no later one. */
  readonly report: number;
  /** The roster without those who left before their batch was frozen. Null until listed. */
  readonly audience: number | null;
  readonly submitted: number;
  readonly refused: number;
  readonly unknown: number;
  readonly waitingFor: WaitingFor | null;
  /** Why it waits for its author, in the provider's own words; absent in reports of before it was told. */
  readonly stoppedBecause?: string | null;
  /** When the last batch is expected to be submitted; null where it cannot be told. */
  readonly expectedEndAt: Instant | null;
  readonly done: boolean;
}

export interface ReportedProgress extends ShardProgress {
  readonly shard: number;
}

/** How many reports of that shard were heard; 0 where none can be read. */
export const countReports = ({ progress }: Pick<Issue, "progress">, shard: number): number =>
  progress.find((one) => one.shard === shard)?.report ?? 0;

/** The end of a hold that only its author's word ends. */
export const UNTIL_AUTHOR: Instant = Date.UTC(9999, 0, 1);

export function isHeldAt(issue: Pick<Issue, "holdUntil" | "sentAt">, now: Instant): boolean {
  return issue.holdUntil !== null && issue.sentAt === null && now < issue.holdUntil;
}

/** By itself, or with the whole newsletter. */
export const isPaused = (issue: Pick<Issue, "pausedAt" | "newsletterPausedAt">): boolean =>
  (issue.pausedAt ?? issue.newsletterPausedAt) !== null;

/** The state that the facts amount to. `waiting` exactly when something is waited for. */
export function deriveIssueState(issue: Issue, now: Instant): IssueState {
  if (issue.cancelledAt !== null) return "cancelled";
  if (issue.closedAt !== null) return "closed";
  if (isPaused(issue)) return "paused";
  if (isHeldAt(issue, now)) return "held";
  if (deriveWaitingFor(issue) !== null) return "waiting";
  return issue.startedAt === null ? "planned" : "submitting";
}

/**
 * May anybody see it? Once its first batch was frozen, whatever became of it then; one that went to nobody, once it is
 * closed. A held, planned or taken back issue is its author's business.
 */
export const isPublic = (issue: Issue) =>
  issue.startedAt !== null || (issue.closedAt !== null && issue.cancelledAt === null);

/** Of a retired issue: why nothing about a single reader or batch can be told. */
export const RETIRED_DETAIL =
  "Who got this issue is not kept, and no batch of it can be resolved; its counts stay. It closed more than 400 days ago, or it comes from a backup.";

/** Has every shard listed its roster? Until then the changes since the planning are needed. */
export const isListed = (issue: Pick<Issue, "progress" | "shards">) =>
  issue.progress.filter((shard) => shard.audience !== null).length === issue.shards;

/** What the shards wait for; the gravest first. */
export function deriveWaitingFor(issue: Pick<Issue, "progress">): WaitingFor | null {
  const reasons = issue.progress.map((shard) => shard.waitingFor);
  const order: readonly WaitingFor[] = ["author", "quota", "provider", "hour"];
  return order.find((reason) => reasons.includes(reason)) ?? null;
}

/** Why it waits for its author, by the first shard that says so; null where it does not. */
export const deriveStopReason = (issue: Pick<Issue, "progress">): string | null =>
  issue.progress.find((shard) => shard.waitingFor === "author")?.stoppedBecause ?? null;

export type RetiringIssue = Pick<Issue, "id" | "shards">;
