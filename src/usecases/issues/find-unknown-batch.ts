import type { IssueId } from "../../core/ids.ts";
import { type BatchLabel, parseBatchLabel } from "../../core/issues/batch-label.ts";
import { RETIRED_DETAIL } from "../../core/issues/issue.ts";
import type { UnknownMails } from "../../core/issues/unknown-batch.ts";
import type { Problem } from "../../core/problem.ts";
import { bareAddress, type MailEvidence } from "../../core/provider/mail-evidence.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { EditionStore } from "../../ports/editions/edition-store.ts";
import type { IssueLedgers } from "../../ports/issues/issue-ledgers.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import { type EvidenceDependencies, findEvidence } from "./find-evidence.ts";
import { type NamedUnknownBatch, nameUnknown } from "./list-unknown-batches.ts";
import { explainMissing } from "./show-issues.ts";

export interface UnknownBatchDependencies extends EvidenceDependencies {
  readonly issues: IssueStore;
  readonly editions: Pick<EditionStore, "findEdition">;
  readonly ledgers: IssueLedgers;
}

export interface UnknownBatchWithEvidence extends NamedUnknownBatch {
  readonly evidence: MailEvidence;
}

/** One unknown batch with what the provider's own list still shows of it. Changes nothing: the author resolves it. */
export async function findUnknownBatch(
  deps: UnknownBatchDependencies,
  id: IssueId,
  label: BatchLabel,
): Promise<Result<UnknownBatchWithEvidence, Problem>> {
  const issue = await deps.issues.find(id);
  if (issue === null) return fail(explainMissing(id));
  if (issue.retiredAt !== null) return fail({ kind: "batch-not-unknown", detail: RETIRED_DETAIL });
  const place = parseBatchLabel(label, issue.shards);
  const mails = place === null ? null : await deps.ledgers.findUnknown(id, place.shard, place.batch);
  if (place === null || mails === null)
    return fail({ kind: "batch-not-unknown", detail: `No batch "${label}" of this issue is unknown.` });
  const subjects = await findSubjects(deps, id, mails);
  const { since, until, neighbour } = mails;
  const evidence =
    subjects.size === 0
      ? NOBODY_TO_LOOK_FOR
      : await findEvidence(deps, id, { since, until, subjects }, neighbour);
  return succeed({ ...nameUnknown(issue, place.shard, mails), evidence });
}

const NOBODY_TO_LOOK_FOR: MailEvidence = {
  found: null,
  mailsRead: 0,
  whole: false,
  reason: "everybody in this batch was erased",
};

/** Of those whose address is known: who was erased cannot be looked for. */
async function findSubjects(
  deps: UnknownBatchDependencies,
  id: IssueId,
  mails: UnknownMails,
): Promise<ReadonlyMap<string, string>> {
  const recipients = mails.recipients.filter(({ address }) => address !== "");
  const keys = [...new Set(recipients.map((entry) => entry.edition))];
  const editions = new Map(
    await Promise.all(keys.map(async (key) => [key, await deps.editions.findEdition(id, key)] as const)),
  );
  return new Map(
    recipients.map(({ address, edition }) => [bareAddress(address), editions.get(edition)?.subject ?? ""]),
  );
}
