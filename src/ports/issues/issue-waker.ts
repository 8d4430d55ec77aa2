import type { IssueId } from "../../core/ids.ts";

/** Tells the objects of an issue that there may be something to do. Only sets an alarm: idempotent. */
export interface IssueWaker {
  wake(issue: IssueId, shards: number): Promise<void>;
}
