import type { IssueId, SubscriberId } from "../../src/core/ids.ts";
import type { DepartureList } from "../../src/ports/departure-list.ts";
import type { Ledger } from "../../src/ports/ledger.ts";
import type { Freeze, Records } from "./records.ts";

/** Notes each freeze, and when the question who left was asked that it rests on; changes nothing. */
export function watchFreezes(
  records: Records,
  now: () => number,
  whose: { readonly issue: IssueId; readonly shard: number },
) {
  const asked = new Map<SubscriberId, NonNullable<Freeze["asked"]>>();
  return {
    departures: (departures: DepartureList): DepartureList => ({
      ...departures,
      async listGone(ids, at) {
        const moment = { at: now(), order: records.nextOrder() };
        const gone = await departures.listGone(ids, at);
        for (const one of ids) asked.set(one, moment);
        return gone;
      },
    }),
    ledger: (ledger: Ledger): Ledger => ({
      ...ledger,
      freezeBatch(draft, gone, hash, at) {
        const frozen = ledger.freezeBatch(draft, gone, hash, at);
        const recipients = draft.recipients.flatMap(({ id }) => (gone.has(id) ? [] : [id]));
        const [first] = recipients;
        records.freezes.push({
          ...whose,
          batch: draft.number,
          recipients,
          at: now(),
          asked: first === undefined ? null : (asked.get(first) ?? null),
          order: records.nextOrder(),
        });
        return frozen;
      },
    }),
  };
}
