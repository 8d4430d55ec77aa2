import type { SubscriberId } from "../../../core/ids.ts";
import type { Newsletter } from "../../../core/settings/settings.ts";
import { decideImport, type ImportDecision } from "../../../core/subscribers/import/decide-import.ts";
import { deriveStandardChoices } from "../../../core/subscribers/import/import-row.ts";
import type { Bar } from "../../../core/subscribers/may-be-mailed.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import type { ChangeLog } from "../../../ports/subscribers/change-log.ts";
import type { SubscriberBase } from "../../../ports/subscribers/subscriber-base.ts";
import type { UndeliverableList } from "../../../ports/subscribers/undeliverable-list.ts";
import { CONNECTIONS, mapConcurrently } from "../../concurrency/map-concurrently.ts";
import type { SeenRecord } from "../records/find-record.ts";
import type { ReadImport } from "./read-import.ts";

export interface DecideImportsDependencies {
  readonly base: Pick<SubscriberBase, "findMany">;
  readonly changes: Pick<ChangeLog, "findLatestMany">;
  readonly undeliverable: Pick<UndeliverableList, "listBarred">;
  readonly newsletter: Newsletter;
  readonly clock: Pick<Clock, "now">;
}

export interface DecidedImport extends ImportDecision {
  /** Of the change that was seen; null: KV alone knows the reader, or nobody does. */
  readonly seq: number | null;
}

const KEYS_A_READ = 100;
const NOT_BARRED: Bar = { unsubscribedAt: null, isSuppressed: false };
const UNKNOWN: SeenRecord = { record: null, seq: null };

/** What the rows of each reader do, by what is known of them now. Changes nothing. */
export async function decideImports(
  deps: DecideImportsDependencies,
  readers: ReadImport["readers"],
): Promise<readonly DecidedImport[]> {
  const ids = readers.map(({ id }) => id);
  if (ids.length === 0) return [];
  const now = deps.clock.now();
  const { records, unreadable } = await findRecords(deps, ids);
  const barred = await deps.undeliverable.listBarred(ids);
  const standard = deriveStandardChoices(deps.newsletter, now);
  return readers.map(({ id, lines }) => {
    const seen = records.get(id) ?? UNKNOWN;
    const facts = { ...seen, ...(barred.get(id) ?? NOT_BARRED), now, standard };
    const isUnreadable = unreadable.has(id);
    return { ...decideImport(id, lines, { ...facts, isUnreadable }), seq: seen.seq };
  });
}

interface FoundRecords {
  readonly records: ReadonlyMap<SubscriberId, SeenRecord>;
  readonly unreadable: ReadonlySet<SubscriberId>;
}

/** KV a hundred keys at a time, overlaid with the latest changes. */
async function findRecords(
  deps: DecideImportsDependencies,
  ids: readonly SubscriberId[],
): Promise<FoundRecords> {
  const pages = Array.from({ length: Math.ceil(ids.length / KEYS_A_READ) }, (_, page) =>
    ids.slice(page * KEYS_A_READ, (page + 1) * KEYS_A_READ),
  );
  const latest = await deps.changes.findLatestMany(ids);
  const stored = await mapConcurrently(pages, CONNECTIONS, (page) => deps.base.findMany(page));
  const records = new Map<SubscriberId, SeenRecord>();
  for (const page of stored) for (const [id, record] of page) records.set(id, { record, seq: null });
  for (const [id, { record, seq }] of latest) records.set(id, { record, seq });
  const unreadable = [...latest.values()]
    .filter((change) => change.isUnreadable === true)
    .map(({ id }) => id);
  return { records, unreadable: new Set(unreadable) };
}
