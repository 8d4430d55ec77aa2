import type { SubscriberId } from "../../src/core/ids.ts";
import { MAX_METADATA_BYTES, measureReaderMetadata } from "../../src/core/subscribers/reader-metadata.ts";
import { deriveReader, type Subscriber } from "../../src/core/subscribers/subscriber.ts";
import type { SubscriberBase } from "../../src/ports/subscribers/subscriber-base.ts";

export interface FakeBaseOptions {
  /** Milliseconds until a write shows in reads and lists. */
  readonly lagMs?: number;
  /** Milliseconds for which a miss is repeated, whatever was written since. */
  readonly missMs?: number;
  readonly pageSize?: number;
}

/** KV with its nasty rules: stale reads and lists, cached misses, one write a second for each key, pages. */
export function createFakeSubscriberBase(now: () => number, options: FakeBaseOptions = {}) {
  const { lagMs = 0, missMs = 0, pageSize = 1000 } = options;
  const writes = new Map<SubscriberId, { readonly at: number; readonly record: Subscriber | null }[]>();
  const misses = new Map<SubscriberId, number>();
  const faults = { refuseWrites: false, failCursors: 0 };
  const written: SubscriberId[] = [];

  const show = (id: SubscriberId) =>
    writes.get(id)?.findLast(({ at }) => at + lagMs <= now())?.record ?? null;
  const put = (id: SubscriberId, record: Subscriber | null): "written" | "refused" => {
    const latest = writes.get(id)?.at(-1);
    if (faults.refuseWrites || (latest !== undefined && now() - latest.at < 1000)) return "refused";
    if (record !== null && measureReaderMetadata(record) > MAX_METADATA_BYTES) return "refused";
    writes.set(id, [...(writes.get(id) ?? []), { at: now(), record: structuredClone(record) }]);
    written.push(id);
    return "written";
  };
  const find = (id: SubscriberId) => {
    if ((misses.get(id) ?? 0) > now()) return null;
    const record = show(id);
    if (record === null) misses.set(id, now() + missMs);
    return structuredClone(record);
  };

  const base: SubscriberBase = {
    find: async (id) => find(id),
    findMany: async (ids) => {
      if (ids.length > 100) throw new Error("KV GET_BULK failed: 400 You can request a maximum of 100 keys");
      return new Map(ids.flatMap((id) => [find(id) ?? []].flat().map((record) => [id, record] as const)));
    },
    write: async (record) => put(record.id, record),
    remove: async (id) => put(id, null),
    list: async ({ prefix, cursor }) => {
      if (cursor !== null && faults.failCursors > 0) {
        faults.failCursors -= 1;
        return "cursor-failed";
      }
      const listed = [...writes.keys()].filter((id) => id.startsWith(prefix) && id > (cursor ?? "")).sort();
      const shown = listed.flatMap((id) => show(id) ?? []);
      const page = shown.slice(0, pageSize);
      return {
        readers: page.map(deriveReader),
        cursor: shown.length > page.length ? (page.at(-1)?.id ?? null) : null,
      };
    },
  };
  return { base, faults, written, stored: (id: SubscriberId) => writes.get(id)?.at(-1)?.record ?? null };
}
