import type { IssueId, SubscriberId } from "../../../src/core/ids.ts";
import type { Ledger } from "../../../src/ports/issues/ledger.ts";
import type { UndeliverableList } from "../../../src/ports/subscribers/undeliverable-list.ts";
import type { Freeze, Records } from "../judges/records.ts";

/** Notes each freeze and each further attempt of a refused batch, and when the question who left was asked that it rests on; changes nothing. */
export function watchFreezes(
  records: Records,
  now: () => number,
  whose: { readonly issue: IssueId; readonly shard: number },
) {
  const asked = new Map<SubscriberId, NonNullable<Freeze["asked"]>>();
  const note = (
    batch: number,
    members: readonly { readonly id: SubscriberId }[],
    gone: ReadonlySet<SubscriberId>,
    isAsked: boolean,
  ) => {
    const recipients = members.flatMap(({ id }) => (gone.has(id) ? [] : [id]));
    const [first] = recipients;
    const question = first === undefined || !isAsked ? null : (asked.get(first) ?? null);
    records.freezes.push({
      ...whose,
      batch,
      recipients,
      at: now(),
      asked: question,
      order: records.nextOrder(),
    });
  };
  return {
    undeliverable: (undeliverable: UndeliverableList): UndeliverableList => ({
      ...undeliverable,
      async listUndeliverable(ids, at) {
        const moment = { at: now(), order: records.nextOrder() };
        const gone = await undeliverable.listUndeliverable(ids, at);
        for (const one of ids) asked.set(one, moment);
        return gone;
      },
    }),
    ledger: (ledger: Ledger): Ledger => ({
      ...ledger,
      freezeBatch(draft, gone, hash, at) {
        const frozen = ledger.freezeBatch(draft, gone, hash, at);
        if (frozen !== null) note(draft.number, draft.recipients, gone, true);
        return frozen;
      },
      reviseBatch(batch, gone, hash, at) {
        const before = ledger.listRecipients(batch.number);
        const revised = ledger.reviseBatch(batch, gone, hash, at);
        if (revised !== null) note(batch.number, before, gone, true);
        return revised;
      },
      /** Only what is in doubt may be repeated without a look at who left. */
      startAttempt(batch, hash, at) {
        const isRefused = ledger.findOpenBatch(batch)?.inDoubtSince === null;
        ledger.startAttempt(batch, hash, at);
        if (isRefused) note(batch, ledger.listRecipients(batch), new Set(), false);
      },
    }),
  };
}
