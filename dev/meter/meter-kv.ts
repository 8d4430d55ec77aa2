import { countBytes, type Tally } from "./tally.ts";

type Recent = Map<string, number>;
const SECOND_MS = 1000;

/** A KV namespace that counts. Every operation is one subrequest and one connection; a bulk read bills each key. */
export function meterKv(
  kv: KVNamespace,
  current: () => Tally,
  now = () => Date.now(),
  lastWrites: Recent = new Map(),
): KVNamespace {
  const operate = <T>(
    name: "kvReads" | "kvWrites" | "kvDeletes" | "kvLists",
    times: number,
    work: () => Promise<T>,
  ) => {
    const tally = current();
    tally.add(name, times);
    tally.add("serviceSubrequests");
    return tally.connect(work);
  };
  const read = (keys: string | readonly string[]) => {
    const list = typeof keys === "string" ? [keys] : keys;
    current().raise("kvKeysAtOnce", list.length);
    for (const key of list) current().raise("kvKeyBytes", countBytes(key));
    return list.length;
  };
  const touch = (key: string) => {
    current().raise("kvKeyBytes", countBytes(key));
    const last = lastWrites.get(key);
    current().raise("kvWritesOfOneKeyInASecond", last !== undefined && now() - last < SECOND_MS ? 2 : 1);
    lastWrites.set(key, now());
  };
  const metered = {
    get: (keys: never, ...options: never[]) => operate("kvReads", read(keys), () => kv.get(keys, ...options)),
    getWithMetadata: (keys: never, ...options: never[]) =>
      operate("kvReads", read(keys), () => kv.getWithMetadata(keys, ...options)),
    put(key: string, value: string, options?: KVNamespacePutOptions) {
      touch(key);
      current().raise("kvValueBytes", countBytes(value));
      current().raise("kvMetadataBytes", countBytes(JSON.stringify(options?.metadata ?? null)));
      return operate("kvWrites", 1, () => kv.put(key, value, options));
    },
    delete(key: string) {
      touch(key);
      return operate("kvDeletes", 1, () => kv.delete(key));
    },
    list(options?: KVNamespaceListOptions) {
      current().raise("kvKeysListed", options?.limit ?? SECOND_MS);
      return operate("kvLists", 1, () => kv.list(options));
    },
  };
  return metered as unknown as KVNamespace; // the overloads are those of the namespace behind it
}
