import type { EditionKey, Instant, PostId, SubscriberId } from "../../core/ids.ts";
import type {
  BatchNumber,
  DraftBatch,
  LedgerFacts,
  ListedReader,
  OpenBatch,
  RosterEntry,
} from "../../core/issues/batch.ts";
import type { CommandState } from "../../core/issues/command-state.ts";
import type { Settlement } from "../../core/issues/decide-settlement.ts";
import type { Erasures } from "../../core/issues/erasures.ts";
import type { RecipientState } from "../../core/issues/recipient-state.ts";
import type { Resolution } from "../../core/issues/unknown-batch.ts";

/**
 * The roster and the record of every batch, in the issue object's own storage. Its calls are synchronous and each is
 * one transaction: nothing comes between, and the platform holds requests back until the write is durable.
 */
export interface Ledger {
  readFacts(): LedgerFacts;
  /** The listing's own cursor; null before the first page. */
  readCursor(): string | null;
  /** One page of the roster; readers who are there already stay as they are. */
  addPage(
    readers: readonly ListedReader[],
    posts: ReadonlyMap<EditionKey, readonly PostId[]>,
    cursor: string | null,
  ): void;
  /** A listing that broke starts again from the beginning; what is there is kept. */
  restartListing(): void;
  /** The posts of an edition, as some reader's choice made it. */
  findEditionPosts(key: EditionKey): readonly PostId[];
  /** Chooses the next recipients, in the order in which they were due; null: nobody is due, or nobody is left. */
  draftBatch(size: number, now: Instant): DraftBatch | null;
  /** Drafts that a crash left behind. */
  listDrafts(): readonly DraftBatch[];
  /**
   * Freezes a draft without those who are gone and starts its first attempt: from here on recipients and bytes change
   * only after a certain refusal. A draft that everybody left is settled as `empty`. Null: that, or it changed since it
   * was read.
   */
  freezeBatch(
    draft: DraftBatch,
    gone: ReadonlySet<SubscriberId>,
    bodyHash: string,
    now: Instant,
  ): OpenBatch | null;
  /** Recipients of a frozen batch, in the order of its body. */
  listRecipients(batch: BatchNumber): readonly RosterEntry[];
  findOpenBatch(batch: BatchNumber): OpenBatch | null;
  /** Another attempt of a batch in doubt, with the same bytes. Recorded before the request leaves. */
  startAttempt(batch: BatchNumber, bodyHash: string, now: Instant): void;
  /**
   * Starts another attempt of a batch whose attempts were all certainly refused, without the readers who are gone. With
   * fewer readers or other bytes it is a new generation, with a new key; if nobody is left, the batch ends as `empty`.
   * Null: that, or it changed since it was read. Recorded before the request leaves.
   */
  reviseBatch(
    batch: OpenBatch,
    gone: ReadonlySet<SubscriberId>,
    bodyHash: string,
    now: Instant,
  ): OpenBatch | null;
  /** The request of the attempt under way never left, and that is certain: it counts as none. */
  retractAttempt(batch: OpenBatch, now: Instant): void;
  /** Attempts that a crash cut off had no certain answer: they become doubts. Called once at the start of a slice. */
  markInterruptedInDoubt(): void;
  settle(batch: OpenBatch, settlement: Settlement, now: Instant): void;
  /** Numbers a report about this ledger, 1, 2, 3…; a number is never given twice. */
  nextReportNumber(): number;
  /** The number of the latest report; 0: none. If others have heard of a later one, what this ledger held is gone. */
  lastReport(): number;
  quotaUntil(): Instant | null;
  /** The account's quota leaves no room before then. */
  waitForQuota(until: Instant, now: Instant): void;
  /** One more try to compose failed since the author last resumed the issue; answers how many did. */
  countFailedCompose(): number;
  /** Nothing more is submitted until the author resumes the issue; the reason is for people. */
  stopForAuthor(reason: string, now: Instant): void;
  /** What the author wants of the issue; an older command than the newest that is known changes nothing. */
  recordCommands(commands: CommandState): void;
  /** The newest that is known; null: none. */
  readCommands(): CommandState | null;
  /**
   * Removes erased readers, addresses included, from the roster and from every batch that is neither in doubt nor under
   * way; from the others once these are certainly refused. Of those of unknown outcome it takes the addresses. A later page of the roster does not bring them back.
   * Idempotent.
   */
  forget(ids: readonly SubscriberId[], now: Instant): void;
  /** How far the erasures among the changes were looked through. */
  readErasures(): Erasures;
  /** The same for the erasures found among the changes, in one transaction with how far these were read. */
  forgetErased(ids: readonly SubscriberId[], seen: Erasures & { readonly lookedAt: Instant }): void;
  /** Ends a stop, or a wait for a quota, that began before the author resumed the issue at that moment. */
  resumeAfter(resumedAt: Instant): void;
  /**
   * Records what the author says became of an unknown batch. *Not submitted* makes it a draft again, with a new
   * generation and key, so that readers who left meanwhile are taken out. `not-unknown`: there is no such batch, or it
   * is settled.
   */
  resolve(batch: BatchNumber, as: Resolution, now: Instant): "resolved" | "not-unknown";
  /** The issue was cancelled: what is not settled is given up, and nobody's address is kept. Nothing is in doubt. */
  abandonRemaining(): void;
  /** Whether the author said something about a batch since the last report was numbered. */
  hasUnreportedResolution(): boolean;
  findRecipient(id: SubscriberId): RecipientState | null;
}
