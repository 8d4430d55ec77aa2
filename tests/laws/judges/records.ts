import type { IssueId, PostId, SubscriberId } from "../../../src/core/ids.ts";
import type { ConsentAct, Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import type { DeliveryRecords } from "./records-of-deliveries.ts";
import type { SendingRecords } from "./records-of-sending.ts";

/** A change to a subscriber, seen at the very moment of its commit. */
export interface CommittedChange {
  readonly id: SubscriberId;
  /** What the change says about itself. */
  readonly at: number;
  readonly committedAt: number;
  /** Position among everything that happened, where milliseconds tie. */
  readonly order: number;
  readonly record: Subscriber | null;
}

export const isGone = ({ record }: CommittedChange) => record === null || record.status === "unsubscribed";

/** A batch at the moment that it was frozen. */
export interface Freeze {
  readonly issue: IssueId;
  readonly shard: number;
  readonly batch: number;
  readonly recipients: readonly SubscriberId[];
  readonly at: number;
  /** When the query began that said who is gone; null: nobody asked. */
  readonly asked: { readonly at: number; readonly order: number } | null;
  readonly order: number;
}

/** A post that was taken home or removed: from then on it may be missing from what is composed. */
export interface Withdrawal {
  readonly post: PostId;
  readonly begunAt: number;
}

/** An import that was answered: everything in it has been taken in by then. */
export interface ImportedFile {
  readonly name: string;
  /** Positions among everything that happened. */
  readonly begunAt: number;
  readonly answeredAt: number;
  /** Whoever left by any row, and when, where the row says so. */
  readonly left: readonly { readonly id: SubscriberId; readonly at: number | null }[];
}

/** A sign-up as somebody asked for it, whether it was answered or not. */
export interface AskedSignup {
  readonly id: SubscriberId;
  readonly email: string;
  readonly askedAt: number;
  readonly client: string;
  readonly cadence: string;
}

/** A request to join, as the store held it when it was taken down. */
export interface TakenRequest {
  readonly id: SubscriberId;
  /** The name that its link has. */
  readonly at: number;
  readonly cadence: string;
  readonly consent: ConsentAct;
}

/** What somebody did with their subscription, and was told that it is done. Orders are positions among everything that happened. */
export interface AnsweredAct {
  readonly id: SubscriberId;
  readonly what: string;
  readonly begun: number;
  readonly answered: number;
  /** What their record has to have been by then. Null: no record at all. */
  readonly holds: (record: Subscriber | null) => boolean;
}

/** A button of a confirmation mail that was pressed, by the request that its link names. */
export interface Press {
  readonly id: SubscriberId;
  readonly issuedAt: number;
  /** Position among everything that happened. */
  readonly begun: number;
  /** Why it was refused; null: it was not, or nobody heard. */
  refused: string | null;
}

/** A backup, and when it was made among everything that happened. */
export interface TakenBackup {
  readonly text: string;
  readonly order: number;
}

/** What the laws are judged by: written beside the product, never read by it. */
export interface Records extends SendingRecords, DeliveryRecords {
  /** Objects that could not be told of an erasure. */
  readonly postponed: string[];
  readonly original: Map<SubscriberId, Subscriber>;
  readonly changes: CommittedChange[];
  readonly freezes: Freeze[];
  readonly imports: ImportedFile[];
  readonly withdrawals: Withdrawal[];
  /** Posts whose story is not what the store makes of it, but what their author means. */
  readonly stories: Map<string, string>;
  /** Ids that posts got by moving, with the ids that they had. */
  readonly renames: Map<string, string>;
  /** Who asked for other topics, or joined anew. */
  readonly topicChoices: Set<SubscriberId>;
  /** Posts and cadences of which something could not be read for a while. */
  readonly spoilt: Set<string>;
  /** Everything that was asked for, and of it what was answered like every other. */
  readonly asked: AskedSignup[];
  readonly signups: AskedSignup[];
  readonly takenDown: TakenRequest[];
  readonly answered: AnsweredAct[];
  readonly presses: Press[];
  /** Answers by webhook id. */
  readonly answers: Map<string, string[]>;
  /** Somebody changed a row of an issue beside the product. */
  openedByHand: boolean;
  backup: TakenBackup | null;
  nextOrder(): number;
}

export function createRecords(): Records {
  let order = 0;
  return {
    original: new Map(),
    changes: [],
    freezes: [],
    imports: [],
    withdrawals: [],
    stories: new Map(),
    renames: new Map(),
    topicChoices: new Set(),
    spoilt: new Set(),
    asked: [],
    signups: [],
    takenDown: [],
    answered: [],
    presses: [],
    answers: new Map(),
    commands: [],
    pauses: [],
    backup: null,
    requests: [],
    crashes: [],
    reactions: new Map(),
    listeners: [],
    reports: [],
    lifts: [],
    owedSubmissions: [],
    seenWaiting: new Set(),
    unheld: new Set(),
    postponed: [],
    openedByHand: false,
    nextOrder: () => {
      order += 1;
      return order;
    },
  };
}
