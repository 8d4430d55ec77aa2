import { createD1ChangeLog } from "../adapters/d1/subscribers/change-log.ts";
import { createD1UnreadableRows } from "../adapters/d1/tick/unreadable-row-store.ts";
import { createKvSubscriberBase } from "../adapters/kv/subscriber-base.ts";
import { consoleLog } from "../adapters/runtime/console-log.ts";
import type { Log } from "../ports/runtime/log.ts";
import type { ReaderLister } from "../ports/subscribers/reader-lister.ts";
import { listReaders } from "../usecases/subscribers/records/list-readers.ts";

/** The subscribers as issues see them: KV with the recent changes over it. */
export function composeReaders(
  env: { readonly SUBSCRIBERS: KVNamespace; readonly DB: D1Database },
  log: Log = consoleLog,
): ReaderLister {
  const { note } = createD1UnreadableRows(env.DB);
  const base = createKvSubscriberBase(env.SUBSCRIBERS, log, note);
  const deps = { base, changes: createD1ChangeLog(env.DB) };
  return { list: (page) => listReaders(deps, page) };
}
