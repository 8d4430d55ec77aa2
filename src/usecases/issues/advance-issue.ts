import { decideNextMove, type IssueFacts, type Move } from "../../core/decide-next-move.ts";
import type { IssueContent } from "../../core/edition.ts";
import type { Instant, IssueId } from "../../core/ids.ts";
import type { Issue } from "../../core/issue.ts";
import { applyCommands, selectCommands } from "../../core/issue-commands.ts";
import { UNLIMITED_ROOM } from "../../core/quota.ts";
import type { Newsletter } from "../../core/settings.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ContentHasher } from "../../ports/content-hasher.ts";
import type { DepartureList } from "../../ports/departure-list.ts";
import type { EditionStore, IssueStore } from "../../ports/issue-store.ts";
import type { Ledger } from "../../ports/ledger.ts";
import type { LinkSigner } from "../../ports/link-signer.ts";
import type { Log } from "../../ports/log.ts";
import type { Mailer } from "../../ports/mailer.ts";
import type { Pacer } from "../../ports/pacer.ts";
import type { PlaceholderKeys } from "../../ports/placeholder-keys.ts";
import type { PostStore } from "../../ports/post-store.ts";
import type { Quota } from "../../ports/quota.ts";
import type { ReaderLister } from "../../ports/reader-lister.ts";
import type { TopicCatalog } from "../../ports/topic-catalog.ts";
import { deriveProgress } from "./derive-progress.ts";
import { findOpenIssue } from "./find-open-issue.ts";
import { forgetErased } from "./forget-erased.ts";
import { listRoster } from "./list-roster.ts";
import { stopWhereUnreadable } from "./stop-unreadable.ts";
import { submitBatches } from "./submit-batches.ts";
import { tryToCompose } from "./try-to-compose.ts";

/** What one object knows of the world. */
export interface IssueDependencies {
  readonly id: IssueId;
  readonly shard: number;
  readonly newsletter: Newsletter;
  readonly ratePerSecond: number;
  /** Mails in one request; the provider's limit where it is absent. */
  readonly batchSize?: number;
  readonly issues: IssueStore;
  readonly editions: EditionStore;
  readonly posts: PostStore;
  readonly topics: TopicCatalog;
  readonly readers: ReaderLister;
  readonly departures: DepartureList;
  readonly ledger: Ledger;
  readonly mailer: Mailer;
  readonly pacer: Pacer;
  /** Absent: the settings name no quota. */
  readonly quota?: Quota;
  readonly signer: LinkSigner;
  readonly hasher: ContentHasher;
  readonly placeholderKeys: PlaceholderKeys;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * One slice of an issue: asks the rule book, makes that move, reports. Answers when to be woken next; null: whoever
 * changes a fact wakes it. May be run twice or stop anywhere: what was recorded before a request decides the rest.
 */
export async function advanceIssue(deps: IssueDependencies): Promise<Instant | null> {
  const row = await findOpenIssue(deps);
  if (row === null) return null;
  deps.ledger.admitInterrupted();
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
  };
  const move = withoutContent(content, decideNextMove(facts, deps.clock.now()));
  const wakeAt = await stopWhereUnreadable(deps, () =>
    makeMove(deps, issue, move, content === "stopped" ? null : content),
  );
  await reportProgress(deps, issue, wakeAt === "stopped" ? STOPPED : move);
  return wakeAt === "stopped" ? null : wakeAt;
}

/** Whoever mends it resumes the issue; what is in doubt is tried again at each tick. */
const STOPPED: Move = { do: "rest", until: null, waitingFor: "author" };

/** Content that cannot be read: what needs none is done all the same, and doubts still end. */
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
    case "give-up-doubt":
      giveUpDoubt(deps, move.batches);
      return deps.clock.now();
    case "submit":
      await submitBatches(deps, issue, move, requireContent(issue, content));
      return deps.clock.now();
    case "close":
      if (issue.cancelledAt !== null) deps.ledger.withdrawRest();
      return null;
  }
}

function requireContent(issue: Issue, content: IssueContent | null): IssueContent {
  if (content === null) throw new Error(`Issue ${issue.id} has a roster or batches, and was never composed.`);
  return content;
}

/** A key that has lived a day protects nothing: the batch is shown as unknown, never guessed, never sent again. */
function giveUpDoubt(deps: IssueDependencies, batches: readonly number[]): void {
  for (const number of batches) {
    const batch = deps.ledger.findOpenBatch(number);
    if (batch === null) continue;
    deps.ledger.settle(
      batch,
      { do: "settle", outcome: "unknown", reason: "in doubt for 23 hours" },
      deps.clock.now(),
    );
    deps.log.record("batch.given-up", { issue: deps.id, shard: deps.shard, batch: number });
  }
}

async function reportProgress(deps: IssueDependencies, issue: Issue, move: Move): Promise<void> {
  const facts = deps.ledger.readFacts();
  const report = deps.ledger.countReport(); // at once: nothing may come between it and the facts
  const now = deps.clock.now();
  if (issue.startedAt === null && facts.batchesFrozen > 0) await deps.issues.markStarted(deps.id, now);
  const room = (await deps.quota?.look()) ?? UNLIMITED_ROOM;
  const pace = { ratePerSecond: deps.ratePerSecond, shards: issue.shards, room };
  const progress = { report, ...deriveProgress(facts, move, pace, now) };
  await deps.issues.saveProgress(deps.id, deps.shard, progress, now);
  if (progress.done)
    deps.log.record("issue.closed", { issue: deps.id, shard: deps.shard, submitted: facts.submitted });
}
