import type { SubscriberId } from "../../../src/core/ids.ts";
import { deriveReader, type Subscriber } from "../../../src/core/subscribers/subscriber.ts";
import type { SubscriberBase } from "../../../src/ports/subscribers/subscriber-base.ts";
import type { Invocation, Storm } from "./invocation.ts";

interface Version {
  readonly at: number;
  readonly record: Subscriber | null;
}

/** KV as everybody sees it differently: each read and each key of a list is of another moment, up to `kvLagMs` ago. */
export interface StaleKv {
  connect(invocation: Invocation): SubscriberBase;
  /** There for a long time. */
  seed(record: Subscriber): void;
  /** What it holds, whatever it shows, in order of the ids. */
  listTruth(): readonly Subscriber[];
}

export function createStaleKv(storm: Storm, pageSize: number): StaleKv {
  const versions = new Map<SubscriberId, Version[]>();
  const { time, random } = storm;

  const show = (id: SubscriberId): Subscriber | null => {
    const asOf = time.now() - random.integer(0, storm.faults.kvLagMs);
    return versions.get(id)?.findLast(({ at }) => at <= asOf)?.record ?? null;
  };
  const put = (id: SubscriberId, record: Subscriber | null): "written" | "refused" => {
    const history = versions.get(id) ?? [];
    const latest = history.at(-1);
    if (latest !== undefined && time.now() - latest.at < 1000) return "refused";
    if (random.happens(storm.faults.kvRefusal)) return "refused";
    history.push({ at: time.now(), record });
    versions.set(id, history);
    return "written";
  };
  const listPage = (prefix: string, cursor: string | null) => {
    const ids = [...versions.keys()].filter((id) => id.startsWith(prefix) && id > (cursor ?? "")).sort();
    const shown = ids.flatMap((id) => show(id) ?? []);
    const page = shown.slice(0, pageSize);
    const last = page.at(-1);
    const ends = shown.length <= page.length || last === undefined;
    return { readers: page.map(deriveReader), cursor: ends ? null : last.id };
  };

  return {
    listTruth: () => [...versions.keys()].sort().flatMap((id) => versions.get(id)?.at(-1)?.record ?? []),
    seed: (record) => void versions.set(record.id, [{ at: 0, record }]),
    connect: (invocation) => ({
      find: (id) => invocation.call("kv.get", () => show(id)),
      findMany: (ids) =>
        invocation.call("kv.get-many", () => {
          const found = ids.map((id) => [id, show(id)] as const);
          return new Map(found.flatMap(([id, record]) => (record === null ? [] : [[id, record] as const])));
        }),
      write: (record) => invocation.call("kv.put", () => put(record.id, record)),
      remove: (id) => invocation.call("kv.delete", () => put(id, null)),
      list: ({ prefix, cursor }) =>
        invocation.call("kv.list", () => {
          if (cursor !== null && random.happens(storm.faults.cursorFailure)) return "cursor-failed" as const;
          return listPage(prefix, cursor);
        }),
    }),
  };
}
