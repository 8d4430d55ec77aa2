import type { Instant } from "../ids.ts";
import { stripName } from "../strip-name.ts";
import type { ListingTerms } from "./terms.ts";

/** One mail as the provider lists it. */
export interface MailRecord {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly at: Instant;
}

/** The mails of one batch as the provider would list them, had it taken them. */
export interface WantedMails {
  /** Start of the first attempt that may have been taken. */
  readonly since: Instant;
  /** End of the last attempt. */
  readonly until: Instant;
  /** Address to subject. */
  readonly subjects: ReadonlyMap<string, string>;
}

/** What the provider's own list says about an unknown batch. */
export interface MailEvidence {
  /** Mails of the batch in what was read; null: the provider does not say. */
  readonly found: number | null;
  readonly mailsRead: number;
  /** Everything since the first attempt was read, so that a mail that was not found is not in the list. */
  readonly whole: boolean;
  /** Why it is not whole, where that is known. */
  readonly reason: string | null;
}

/** The provider's clock is not ours. */
const CLOCK_SLACK_MS = 60_000;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Why a mail that is missing proves nothing, however much of the list was read; null: it does. */
export function explainInconclusive(
  { since, until }: WantedMails,
  { delayMs, keptMs }: ListingTerms,
  now: Instant,
): string | null {
  if (now - until < delayMs)
    return `mails of the last ${Math.ceil(delayMs / MINUTE_MS)} minutes may not be listed yet`;
  if (now - since <= keptMs) return null;
  return `mails of more than ${Math.floor(keptMs / DAY_MS)} days ago may be listed no more`;
}

/** Is this mail too old to belong to the batch? */
export const isOlderThanBatch = (record: MailRecord, { since }: WantedMails) =>
  record.at < since - CLOCK_SLACK_MS;

/**
 * Addresses of the batch to which one of these mails went, by subject and time: a list need not tell tags or keys.
 */
export function selectWanted(records: readonly MailRecord[], wanted: WantedMails): readonly string[] {
  return records
    .filter((record) => !isOlderThanBatch(record, wanted))
    .flatMap((record) => record.to.map((to) => ({ address: bareAddress(to), subject: record.subject })))
    .filter(({ address, subject }) => wanted.subjects.get(address) === subject)
    .map(({ address }) => address);
}

/** Without display name, in lower case: a provider may echo an address in another spelling. */
export const bareAddress = (text: string) => stripName(text).toLowerCase();
