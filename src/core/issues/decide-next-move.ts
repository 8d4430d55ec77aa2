import type { Instant } from "../ids.ts";
import type { BatchNumber, LedgerFacts, OpenBatch } from "./batch.ts";
import { type Issue, isHeldAt, isPaused, UNTIL_AUTHOR } from "./issue.ts";
import type { WaitingFor } from "./issue-states.ts";
import { countDue, findNextWave } from "./wave.ts";

/** After so many attempts without an answer the issue is shown as waiting for the provider. */
const PATIENCE_ATTEMPTS = 3;

export interface IssueFacts {
  readonly issue: Pick<
    Issue,
    "holdUntil" | "sentAt" | "pausedAt" | "newsletterPausedAt" | "cancelledAt" | "closedAt"
  >;
  readonly composed: boolean;
  readonly ledger: LedgerFacts;
  /** Until when the provider's quota is used up, by what it said; null where it is not. */
  readonly quotaUntil: Instant | null;
  /** For how long a batch in doubt is tried again (`deriveRepeatMs`). */
  readonly repeatMs: number;
}

/** What an issue does next. `rest` until null: nothing by itself; whoever changes a fact wakes it. */
export type Move =
  | { readonly do: "rest"; readonly until: Instant | null; readonly waitingFor: WaitingFor | null }
  | { readonly do: "compose" }
  | { readonly do: "list-roster" }
  | { readonly do: "expire-in-doubt"; readonly batches: readonly BatchNumber[] }
  | { readonly do: "submit"; readonly retries: readonly BatchNumber[]; readonly fresh: boolean }
  | { readonly do: "close" };

/**
 * The rule book of an issue: facts in, a move out. Batches in doubt come first, also while the issue is paused,
 * cancelled or waiting: their key protects them only for as long as the provider knows it.
 */
export function decideNextMove(facts: IssueFacts, now: Instant): Move {
  const { issue, ledger } = facts;
  if (issue.closedAt !== null) return rest(null);
  const expired = ledger.open
    .filter((batch) => isDoubtExpired(batch, facts.repeatMs, now))
    .map((batch) => batch.number);
  if (expired.length > 0) return { do: "expire-in-doubt", batches: expired };
  const doubtful = ledger.open.filter((batch) => batch.inDoubtSince !== null);
  const doubtfulDue = dueNumbers(doubtful, now);
  if (doubtfulDue.length > 0) return { do: "submit", retries: doubtfulDue, fresh: false };

  const doubtAt = earliestRetry(doubtful);
  if (issue.cancelledAt !== null) return doubtful.length > 0 ? rest(doubtAt) : { do: "close" };
  if (isPaused(issue)) return rest(doubtAt);
  if (isHeldAt(issue, now)) return rest(issue.holdUntil === UNTIL_AUTHOR ? null : issue.holdUntil);
  if (ledger.stoppedAt !== null) return rest(doubtAt, "author");
  if (!facts.composed) return { do: "compose" };
  if (!ledger.listed) return { do: "list-roster" };
  if (facts.quotaUntil !== null && now < facts.quotaUntil)
    return rest(earliest(facts.quotaUntil, doubtAt), "quota");
  return decideSubmission(ledger, now);
}

function decideSubmission(ledger: LedgerFacts, now: Instant): Move {
  const retries = dueNumbers(ledger.open, now);
  const fresh = countDue(ledger, now) + ledger.drafts > 0;
  const doubtful = ledger.open.filter((batch) => batch.inDoubtSince !== null);
  const ailing = doubtful.some((batch) => batch.attempts >= PATIENCE_ATTEMPTS);
  // No new mail into a silent provider. Batches that were certainly refused may be due long since: they wait too.
  if (fresh && ailing) return rest(earliestRetry(doubtful), "provider");
  if (retries.length > 0 || fresh) return { do: "submit", retries, fresh };
  const waveAt = findNextWave(ledger, now);
  if (ledger.open.length > 0)
    return rest(earliest(earliestRetry(ledger.open), waveAt), ailing ? "provider" : null);
  return waveAt === null ? { do: "close" } : rest(waveAt, "hour");
}

const isDoubtExpired = ({ inDoubtSince }: OpenBatch, repeatMs: number, now: Instant) =>
  inDoubtSince !== null && now - inDoubtSince >= repeatMs;

const dueNumbers = (batches: readonly OpenBatch[], now: Instant) =>
  batches.filter((batch) => batch.retryAt <= now).map((batch) => batch.number);

function earliestRetry(batches: readonly OpenBatch[]): Instant | null {
  return batches.length === 0 ? null : Math.min(...batches.map((batch) => batch.retryAt));
}

function earliest(...moments: readonly (Instant | null)[]): Instant | null {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}

const rest = (until: Instant | null, waitingFor: WaitingFor | null = null): Move => ({
  do: "rest",
  until,
  waitingFor,
});
