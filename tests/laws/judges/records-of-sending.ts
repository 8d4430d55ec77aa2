import type { IssueId } from "../../../src/core/ids.ts";
import type { IssueCommand } from "../../../src/core/issues/issue-command.ts";

/** What an author asked of one issue. Orders are positions among everything that happened. */
export interface GivenCommand {
  readonly issue: IssueId;
  readonly wish: IssueCommand;
  readonly begun: number;
  /** Null: it was not answered, or not that it holds. */
  answered: number | null;
}

/** What an author asked of the whole newsletter. */
export interface GivenPause {
  readonly wish: "pause" | "resume";
  readonly begun: number;
  answered: number | null;
}

/** One request with a batch, at the moment that it left. */
export interface LeavingRequest {
  readonly key: string;
  readonly order: number;
  /** An earlier one with this key had no certain answer. */
  readonly isInDoubt: boolean;
}

/** Who wrote it down knows nothing of the product's own records. */
export interface SendingRecords {
  readonly commands: GivenCommand[];
  readonly pauses: GivenPause[];
  readonly requests: LeavingRequest[];
  /** When an object, `<issue>/<shard>`, was cut off. */
  readonly crashes: { readonly object: string; readonly order: number }[];
  /** What somebody does when that many requests have left. */
  readonly reactions: Map<number, () => void>;
  /** Hear of every request, by its key, as it leaves. */
  readonly listeners: ((key: string) => void)[];
}

/** Tells whether the requests with a key so far were all certainly refused, by what their senders heard. */
export function watchRequests({ requests, reactions, listeners }: SendingRecords, nextOrder: () => number) {
  const open = new Map<string, number>();
  return {
    leave(key: string): void {
      const unanswered = open.get(key) ?? 0;
      requests.push({ key, order: nextOrder(), isInDoubt: unanswered > 0 });
      open.set(key, unanswered + 1);
      reactions.get(requests.length)?.();
      for (const hear of listeners) hear(key);
    },
    hearRefusal(key: string): void {
      open.set(key, (open.get(key) ?? 1) - 1);
    },
  };
}
