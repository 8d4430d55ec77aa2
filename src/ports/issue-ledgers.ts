import type { IssueId, SubscriberId } from "../core/ids.ts";
import type { RecipientState } from "./ledger.ts";

/** The ledgers of issues as others may ask them. */
export interface IssueLedgers {
  /** Null: in no frozen batch of that shard. */
  findRecipient(issue: IssueId, shard: number, id: SubscriberId): Promise<RecipientState | null>;
}
