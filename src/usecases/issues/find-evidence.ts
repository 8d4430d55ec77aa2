import type { IssueId } from "../../core/ids.ts";
import type { UnknownMails } from "../../core/issues/unknown-batch.ts";
import {
  explainInconclusive,
  isOlderThanBatch,
  type MailEvidence,
  selectWanted,
  type WantedMails,
} from "../../core/provider/mail-evidence.ts";
import type { MailPage, PageCursor } from "../../core/provider/mail-page.ts";
import type { ProviderTerms } from "../../core/provider/terms.ts";
import type { MailRecords } from "../../ports/provider/mail-records.ts";
import type { Pacer } from "../../ports/provider/pacer.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface EvidenceDependencies {
  readonly records: MailRecords;
  readonly terms: Pick<ProviderTerms, "listing">;
  readonly pacer: Pacer;
  readonly clock: Clock;
}

/**
 * Pages of a hundred mails. Each page takes one start away from digests, and the Free plan allows 50 requests an
 * invocation.
 */
const MOST_PAGES = 20;

interface Reading {
  readonly issue: IssueId;
  readonly wanted: WantedMails;
  readonly found: Set<string>;
  pages: number;
  mailsRead: number;
  silence: string | null;
}

/**
 * Looks for the mails of an unknown batch in the provider's list. It starts at a known mail of the same issue (the
 * neighbour), reads back to before the first attempt, then on to the newest mail; without a neighbour it reads back
 * from the newest. Stops once all are found.
 */
export async function findEvidence(
  deps: EvidenceDependencies,
  issue: IssueId,
  wanted: WantedMails,
  neighbour: UnknownMails["neighbour"],
): Promise<MailEvidence> {
  const reading: Reading = { issue, wanted, found: new Set(), pages: 0, mailsRead: 0, silence: null };
  const older = neighbour?.isBefore
    ? true
    : await readOlder(deps, reading, neighbour === null ? "newest" : { olderThan: neighbour.providerId });
  const newer =
    neighbour === null || !older || (await readNewer(deps, reading, { newerThan: neighbour.providerId }));
  return deriveEvidence(deps, reading, older && newer);
}

function deriveEvidence(
  { terms, clock }: EvidenceDependencies,
  reading: Reading,
  isRead: boolean,
): MailEvidence {
  const { found, mailsRead, silence, wanted } = reading;
  if (isFound(reading)) return { found: found.size, mailsRead, whole: true, reason: null };
  if (silence !== null && mailsRead === 0) return { found: null, mailsRead, whole: false, reason: silence };
  const reason = silence ?? explainInconclusive(wanted, terms.listing, clock.now());
  return { found: found.size, mailsRead, whole: isRead && reason === null, reason };
}

/** Back to before the first attempt. True: nothing older matters. */
async function readOlder(deps: EvidenceDependencies, reading: Reading, from: PageCursor): Promise<boolean> {
  for (let place = from; ; ) {
    const page = await readPage(deps, reading, place);
    if (page === null) return false;
    const oldest = page.records.at(-1);
    if (!page.more || oldest === undefined || isOlderThanBatch(oldest, reading.wanted)) return true;
    if (isFound(reading)) return true;
    place = { olderThan: oldest.id };
  }
}

/** On to the newest mail. True: nothing newer is there. */
async function readNewer(deps: EvidenceDependencies, reading: Reading, from: PageCursor): Promise<boolean> {
  for (let place = from; !isFound(reading); ) {
    const page = await readPage(deps, reading, place);
    if (page === null) return false;
    const newest = page.records[0];
    if (!page.more || newest === undefined) return true;
    place = { newerThan: newest.id };
  }
  return true;
}

const isFound = ({ found, wanted }: Reading) => found.size === wanted.subjects.size;

/** One page at its start. Null: the provider said nothing, or enough was asked. */
async function readPage(
  deps: EvidenceDependencies,
  reading: Reading,
  place: PageCursor,
): Promise<Extract<MailPage, { kind: "page" }> | null> {
  if (reading.pages >= MOST_PAGES) return null;
  reading.pages += 1;
  const [startAt = deps.clock.now()] = await deps.pacer.reserve("digest", `${reading.issue}/evidence`, 1);
  await deps.clock.sleep(startAt - deps.clock.now());
  const page = await deps.records.listPage(place);
  await deps.pacer.report(page.rate);
  if (page.kind === "unavailable") {
    reading.silence = page.reason;
    return null;
  }
  reading.mailsRead += page.records.length;
  for (const address of selectWanted(page.records, reading.wanted)) reading.found.add(address);
  return page;
}
