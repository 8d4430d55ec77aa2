import { isSubscriberId } from "../../core/ids.ts";
import type { UnreadableRow } from "../../core/unreadable-row.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { SubscriberBase } from "../../ports/subscribers/subscriber-base.ts";
import type { UnreadableRows } from "../../ports/tick/unreadable-rows.ts";

export interface LookAgainDependencies {
  readonly unreadable: UnreadableRows;
  readonly base: Pick<SubscriberBase, "list" | "find">;
  readonly log: Log;
}

/** A content may take two megabytes; what one tick does not look at another does. */
const ROWS_PER_TICK = 20;

/** Looks once more at rows that could not be read, forgets those that can be now, and says which cannot. */
export async function lookAgain({ unreadable, base, log }: LookAgainDependencies): Promise<void> {
  const rows = await unreadable.list(ROWS_PER_TICK);
  if (rows.length === 0) return;
  const mended = [...(await unreadable.selectMended(rows)), ...(await selectListed(base, rows))];
  await unreadable.forget(mended);
  for (const row of rows) if (!mended.includes(row)) log.record("row.unreadable", { ...row });
}

/** Subscribers that KV lists and knows again, or does not know any more. */
async function selectListed(base: LookAgainDependencies["base"], rows: readonly UnreadableRow[]) {
  const mended: UnreadableRow[] = [];
  for (const row of rows) {
    if (row.table !== "subscribers" || !isSubscriberId(row.id)) continue;
    const page = await base.list({ prefix: row.id, cursor: null });
    if (page === "cursor-failed" || (page.unreadable ?? 0) > 0) continue;
    if (page.readers.length === 0 || (await base.find(row.id)) !== null) mended.push(row);
  }
  return mended;
}
