import type { IssueContent } from "../../../core/editions/edition.ts";
import type { Instant } from "../../../core/ids.ts";
import { applyCommands, selectCommands } from "../../../core/issues/command-state.ts";
import { decideNextMove, type IssueFacts, type Move } from "../../../core/issues/decide-next-move.ts";
import type { Issue } from "../../../core/issues/issue.ts";
import { UNLIMITED_ROOM } from "../../../core/provider/quota.ts";
import { deriveRepeatMs } from "../../../core/provider/terms.ts";
import { tryToCompose } from "../../editions/try-to-compose.ts";
import { deriveProgress } from "./derive-progress.ts";
import { findOpenIssue } from "./find-open-issue.ts";
import { forgetErased } from "./forget-erased.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";
import { listRoster } from "./list-roster.ts";
import { stopWhereUnreadable } from "./stop-unreadable.ts";
import { submitBatches } from "./submit-batches.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * One slice of an issue: decides the next move, makes it, reports. Returns when to be woken next; null: no alarm is
 * needed, because every later change of a fact wakes the object. May run twice or stop anywhere: what was recorded
 * before a request decides how it continues.
 */
export async function advanceIssue(deps: IssueDependencies): Promise<Instant | null> {
  const row = await findOpenIssue(deps);
  if (row === null) return null;
  deps.ledger.markInterruptedInDoubt();
  deps.ledger.recordCommands(selectCommands(row));
  await stopWhereUnreadable(deps, () => forgetErased(deps, row.shards));

  const content = await stopWhereUnreadable(deps, () => deps.editions.findContent(deps.id));
  const issue = applyCommands(row, deps.ledger.readCommands()); // not before: one may have come meanwhile
  if (issue.resumedAt !== null) deps.ledger.resumeAfter(issue.resumedAt);
  const facts: IssueFacts = {
    issue,
    composed: content !== null,
    ledger: deps.ledger.readFacts(),
    quotaUntil: deps.ledger.quotaUntil(),
    repeatMs: deriveRepeatMs(deps.terms),
  };
  const move = withoutContent(content, decideNextMove(facts, deps.clock.now()));
  const wakeAt = await stopWhereUnreadable(deps, () =>
    makeMove(deps, issue, move, content === "stopped" ? null : content),
  );
  await reportProgress(deps, issue, wakeAt === "stopped" ? STOPPED : move);
  return wakeAt === "stopped" ? null : wakeAt;
}

/** The author mends the cause and resumes the issue; batches in doubt are tried again at each tick. */
const STOPPED: Move = { do: "rest", until: null, waitingFor: "author" };

/** Content that cannot be read: moves that need no content are still made, and doubts still end. */
function withoutContent(content: IssueContent | "stopped" | null, move: Move): Move {
  const isLacking = content === "stopped" && (move.do === "submit" || move.do === "list-roster");
  return isLacking ? STOPPED : move;
}

async function makeMove(
  deps: IssueDependencies,
  issue: Issue,
  move: Move,
  content: IssueContent | null,
): Promise<Instant | null> {
  switch (move.do) {
    case "rest":
      return move.until;
    case "compose":
      return tryToCompose(deps, issue);
    case "list-roster":
      await listRoster(deps, issue, requireContent(issue, content));
      return deps.clock.now();
    case "expire-in-doubt":
      expireInDoubt(deps, move.batches);
      return deps.clock.now();
    case "submit":
      await submitBatches(deps, issue, move, requireContent(issue, content));
      return deps.clock.now();
    case "close":
      if (issue.cancelledAt !== null) deps.ledger.abandonRemaining();
      return null;
  }
}

function requireContent(issue: Issue, content: IssueContent | null): IssueContent {
  if (content === null) throw new Error(`Issue ${issue.id} has a roster or batches, and was never composed.`);
  return content;
}

/**
 * A key that the provider has forgotten protects nothing: the batch becomes unknown. It is shown as such, never guessed
 * and never sent again.
 */
function expireInDoubt(deps: IssueDependencies, batches: readonly number[]): void {
  for (const number of batches) {
    const batch = deps.ledger.findOpenBatch(number);
    if (batch === null) continue;
    const reason = `in doubt for ${spellSpan(deriveRepeatMs(deps.terms))}`;
    deps.ledger.settle(batch, { do: "settle", outcome: "unknown", reason }, deps.clock.now());
    deps.log.record("batch.given-up", { issue: deps.id, shard: deps.shard, batch: number });
  }
}

const spellSpan = (ms: number) =>
  ms >= HOUR_MS ? `${Math.floor(ms / HOUR_MS)} hours` : `${Math.floor(ms / MINUTE_MS)} minutes`;

async function reportProgress(deps: IssueDependencies, issue: Issue, move: Move): Promise<void> {
  const facts = deps.ledger.readFacts();
  const report = deps.ledger.nextReportNumber(); // at once: nothing may come between it and the facts
  const now = deps.clock.now();
  if (issue.startedAt === null && facts.batchesFrozen > 0) await deps.issues.markStarted(deps.id, now);
  const room = (await deps.quota?.look()) ?? UNLIMITED_ROOM;
  const pace = {
    ratePerSecond: deps.ratePerSecond,
    batchSize: deps.terms.batchSize,
    shards: issue.shards,
    room,
  };
  const progress = { report, ...deriveProgress(facts, move, pace, now) };
  if (progress.waitingFor === "author") await tellOfStop(deps, issue, progress.stoppedBecause ?? null);
  await deps.issues.saveProgress(deps.id, deps.shard, progress, now);
  if (progress.done)
    deps.log.record("issue.closed", { issue: deps.id, shard: deps.shard, submitted: facts.submitted });
}

/** Before the state shows it: whoever sees an issue wait for its author may know that they are told. */
const tellOfStop = ({ id, tellAuthor }: IssueDependencies, issue: Issue, because: string | null) =>
  tellAuthor([{ kind: "issue-stopped", issue: id, because, wentSince: issue.resumedAt ?? issue.plannedAt }]);
