import { isSubscriberId, type SubscriberId } from "../../core/ids.ts";
import { parseJson } from "../../core/parse-json.ts";
import { encodeReaderMetadata, parseReaderMetadata } from "../../core/subscribers/reader-metadata.ts";
import type { ReaderPage, ReaderPageRequest } from "../../core/subscribers/reader-page.ts";
import { deriveReader, type Reader, type Subscriber } from "../../core/subscribers/subscriber.ts";
import { parseSubscriberRecord } from "../../core/subscribers/subscriber-record.ts";
import type { UnreadableRow } from "../../core/unreadable-row.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { SubscriberBase } from "../../ports/subscribers/subscriber-base.ts";

const PREFIX = "sub:";
const keyOf = (id: SubscriberId) => `${PREFIX}${id}`;

/**
 * One key a subscriber: the record is the value, what sending needs is the metadata. Reads and lists may be a minute
 * old and more, misses too. That is acceptable because every use case overlays the change log, which keeps each change
 * until KV has shown it for an hour.
 */
export function createKvSubscriberBase(
  kv: KVNamespace,
  log: Log,
  note: Note = async () => {},
): SubscriberBase {
  return {
    find: async (id) => (await findMany(kv, note, [id])).get(id) ?? null,
    findMany: (ids) => findMany(kv, note, ids),
    write: (record) => write(kv, log, record),
    remove: (id) => attempt(log, id, () => kv.delete(keyOf(id))),
    list: (page) => list(kv, log, note, page),
  };
}

/** Is told of subscribers that cannot be read: they are in no page and in no mail until they can. */
type Note = (rows: readonly UnreadableRow[]) => Promise<void>;

const noteAll = (note: Note, ids: readonly string[]) =>
  ids.length === 0 ? Promise.resolve() : note(ids.map((id) => ({ table: "subscribers", id })));

async function findMany(kv: KVNamespace, note: Note, ids: readonly SubscriberId[]) {
  if (ids.length === 0) return new Map<SubscriberId, Subscriber>(); // KV refuses an empty list of keys
  const values = await kv.get(ids.map(keyOf));
  const stored = ids.flatMap((id) => {
    const text = values.get(keyOf(id)) ?? null;
    return text === null ? [] : [[id, parseRecord(text)] as const];
  });
  await noteAll(
    note,
    stored.flatMap(([id, record]) => (record === null ? [id] : [])),
  );
  return new Map(stored.flatMap(([id, record]) => (record === null ? [] : [[id, record] as const])));
}

function parseRecord(text: string): Subscriber | null {
  const read = parseJson(text);
  return read.ok ? parseSubscriberRecord(read.value) : null;
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
  note: Note,
  page: ReaderPageRequest,
): Promise<ReaderPage | "cursor-failed"> {
  const listed = await listKeys(kv, page);
  if (listed === "cursor-failed") return listed;
  const readers = listed.keys.flatMap((key) => readKey(log, key));
  const cursor = listed.list_complete ? null : listed.cursor;
  const unreadable = listed.keys.length - readers.length;
  if (unreadable === 0) return { readers, cursor };
  const known = new Set(readers.map(({ id }) => id));
  const names = listed.keys.map(({ name }) => name.slice(PREFIX.length)).filter(isSubscriberId);
  await noteAll(
    note,
    names.filter((id) => !known.has(id)),
  );
  return { readers, cursor, unreadable };
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
