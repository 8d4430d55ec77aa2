import type { SubscriberLine } from "../../core/backup/backup-lines.ts";
import { BACKUP_LISTS, type BackupTableName, type RowPlace } from "../../core/backup/backup-tables.ts";
import type { PlacedRow } from "../../core/backup/write-blocks.ts";
import type { SubscriberId } from "../../core/ids.ts";
import type { Subscriber } from "../../core/subscribers/subscriber.ts";
import type { BackupSource } from "../../ports/backup/backup-source.ts";
import type { ChangeLog } from "../../ports/subscribers/change-log.ts";
import type { SubscriberBase } from "../../ports/subscribers/subscriber-base.ts";
import { CONNECTIONS, mapConcurrently } from "../concurrency/map-concurrently.ts";
import type { ListReadersDependencies } from "../subscribers/records/list-readers.ts";
import { type WalkedPage, type WalkPlace, walkPages } from "../subscribers/records/walk-readers.ts";

export interface BackupRowsDependencies extends ListReadersDependencies {
  readonly base: Pick<SubscriberBase, "list" | "findMany">;
  readonly changes: Pick<ChangeLog, "listBetween" | "findLatestMany">;
  readonly source: BackupSource;
}

/** Where a backup goes on: after a row of one of its lists. */
export type BackupPlace =
  | { readonly list: "subscribers"; readonly at: WalkPlace }
  | { readonly list: BackupTableName; readonly at: RowPlace | null };

export const BACKUP_START: BackupPlace = { list: "subscribers", at: { cursor: null, reached: "" } };

type Rows = AsyncGenerator<PlacedRow<BackupPlace>>;

/** All rows of a backup from there on, list by list, a page at a time, so that nothing holds them all. */
export async function* listBackupRows(deps: BackupRowsDependencies, from: BackupPlace): Rows {
  if (from.list === "subscribers") yield* listSubscribers(deps, from.at);
  const first = BACKUP_LISTS.indexOf(from.list);
  for (const list of BACKUP_LISTS.slice(Math.max(1, first)) as readonly BackupTableName[]) // all but the first
    yield* listTable(deps, list, list === from.list ? from.at : null);
}

async function* listTable(
  { source }: BackupRowsDependencies,
  list: BackupTableName,
  from: RowPlace | null,
): Rows {
  let after = from;
  for (let page = await source.list(list, after); page.length > 0; page = await source.list(list, after)) {
    for (const { row, place } of page) yield { line: { list, row }, place: { list, at: place } };
    after = page.at(-1)?.place ?? null;
  }
}

/** Later than any change. */
const AS_OF_NOW = Number.MAX_SAFE_INTEGER;

async function* listSubscribers(deps: BackupRowsDependencies, from: WalkPlace): Rows {
  for await (const page of walkPages(deps, AS_OF_NOW, from)) {
    const { cursor } = page;
    for (const line of await findRecords(deps, page))
      yield { line, place: { list: "subscribers", at: { cursor, reached: line.row.id } } };
  }
}

/** KV gives at most so many at once. */
const RECORDS_A_READ = 100;

/**
 * The whole records of one page. The changes are asked before KV: what is folded away in between, KV is certain to hold.
 * Who was erased meanwhile is left out; whose record cannot be read is there without it.
 */
async function findRecords(
  { changes, base }: BackupRowsDependencies,
  { readers, keptOut = [] }: WalkedPage,
): Promise<readonly SubscriberLine[]> {
  const ids = [...readers.map(({ id }) => id), ...keptOut].sort();
  const latest = await changes.findLatestMany(ids);
  const others = ids.filter((id) => !latest.has(id));
  const reads = Array.from({ length: Math.ceil(others.length / RECORDS_A_READ) }, (_, read) =>
    others.slice(read * RECORDS_A_READ, (read + 1) * RECORDS_A_READ),
  );
  const stored = await mapConcurrently(reads, CONNECTIONS, (some) => base.findMany(some));
  const known = new Map<SubscriberId, Subscriber>(stored.flatMap((some) => [...some]));
  return ids.flatMap((id): readonly SubscriberLine[] => {
    const change = latest.get(id);
    const isErased = change?.record === null && change.isUnreadable === undefined;
    const record = change === undefined ? (known.get(id) ?? null) : change.record;
    return isErased ? [] : [{ list: "subscribers", row: { id, record } }];
  });
}
