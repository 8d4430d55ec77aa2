import { isSubscriberId, type SubscriberId } from "../../core/ids.ts";
import { encodeReaderMetadata, parseReaderMetadata } from "../../core/reader-metadata.ts";
import { deriveReader, type Reader, type Subscriber } from "../../core/subscriber.ts";
import { parseSubscriberRecord } from "../../core/subscriber-record.ts";
import type { Log } from "../../ports/log.ts";
import type { ReaderPage, ReaderPageRequest, SubscriberBase } from "../../ports/subscriber-base.ts";

const PREFIX = "sub:";
const keyOf = (id: SubscriberId) => `${PREFIX}${id}`;

/**
 * One key a subscriber: the record is the value, what sending needs is the metadata. Reads and lists may be a minute
 * old and more, misses too. That is acceptable because every use case overlays the change log, which keeps each change
 * until KV has shown it for an hour.
 */
export function createKvSubscriberBase(kv: KVNamespace, log: Log): SubscriberBase {
  return {
    find: async (id) => parseSubscriberRecord(await kv.get(keyOf(id), "json")),
    findMany: (ids) => findMany(kv, ids),
    write: (record) => write(kv, log, record),
    remove: (id) => attempt(log, id, () => kv.delete(keyOf(id))),
    list: (page) => list(kv, log, page),
  };
}

async function findMany(kv: KVNamespace, ids: readonly SubscriberId[]) {
  if (ids.length === 0) return new Map<SubscriberId, Subscriber>(); // KV refuses an empty list of keys
  const values = await kv.get<unknown>(ids.map(keyOf), "json");
  return new Map(
    ids.flatMap((id) => {
      const record = parseSubscriberRecord(values.get(keyOf(id)) ?? null);
      return record === null ? [] : [[id, record] as const];
    }),
  );
}

const write = (kv: KVNamespace, log: Log, record: Subscriber) =>
  attempt(log, record.id, () =>
    kv.put(keyOf(record.id), JSON.stringify(record), {
      metadata: encodeReaderMetadata(deriveReader(record)),
    }),
  );

/** KV throws for a second write within a second (429), an exhausted quota and an outage alike: all may pass later. */
async function attempt(
  log: Log,
  id: SubscriberId,
  act: () => Promise<unknown>,
): Promise<"written" | "refused"> {
  try {
    await act();
    return "written";
  } catch (error) {
    log.record("subscriber.write-refused", {
      id,
      reason: error instanceof Error ? error.message : "unknown",
    });
    return "refused";
  }
}

async function list(
  kv: KVNamespace,
  log: Log,
  page: ReaderPageRequest,
): Promise<ReaderPage | "cursor-failed"> {
  const listed = await listKeys(kv, page);
  if (listed === "cursor-failed") return listed;
  return {
    readers: listed.keys.flatMap((key) => readKey(log, key)),
    cursor: listed.list_complete ? null : listed.cursor,
  };
}

/** Only a page that continues may fail as a cursor does; a first page that fails is an outage and throws. */
async function listKeys(kv: KVNamespace, { prefix, cursor }: ReaderPageRequest) {
  const span = { prefix: `${PREFIX}${prefix}`, limit: 1000 };
  if (cursor === null) return kv.list<unknown>(span);
  try {
    return await kv.list<unknown>({ ...span, cursor });
  } catch {
    return "cursor-failed" as const; // the caller starts the prefix again, and an outage shows there
  }
}

/** A key that we did not write is left out, and said so: one of them must not stop an issue. */
function readKey(log: Log, key: { readonly name: string; readonly metadata?: unknown }): readonly Reader[] {
  const id = key.name.slice(PREFIX.length);
  const reader = isSubscriberId(id) ? parseReaderMetadata(id, key.metadata ?? null) : null;
  if (reader === null) log.record("subscriber.unreadable", { key: key.name });
  return reader === null ? [] : [reader];
}
