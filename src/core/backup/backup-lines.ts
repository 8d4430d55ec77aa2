import type { Instant, SubscriberId } from "../ids.ts";
import type { Subscriber } from "../subscribers/subscriber.ts";
import type { BackupList, BackupRow, BackupTableName } from "./backup-tables.ts";

/**
 * A backup is a text of lines, each one JSON value (application/x-ndjson): a header, rows, after every block of rows its
 * check, and the end. No line holds the moment of the backup, so that the same newsletter gives the same bytes.
 */
export const BACKUP_VERSION = 1;

export interface BackupHeader {
  readonly gazette: "backup";
  readonly version: number;
  /** What the key of the ids makes of the empty address: ids come from that key, which is not in the file. */
  readonly key: string;
}

/** One subscriber, out of KV and the changes that it does not show yet; without a record: it could not be read. */
export interface SubscriberLine {
  readonly list: "subscribers";
  readonly row: { readonly id: SubscriberId; readonly record: Subscriber | null };
}

export interface TableLine {
  readonly list: BackupTableName;
  readonly row: BackupRow;
}

export type RowLine = SubscriberLine | TableLine;

/** SHA-256 over the check before it and the lines since: whatever was changed, lost or moved shows at the next of these. */
export interface CheckLine {
  readonly check: string;
}

export interface BackupEnd {
  readonly end: true;
  readonly counts: Readonly<Partial<Record<BackupList, number>>>;
  /** The latest moment that any row tells of: how old the backup is. Null: it holds none. */
  readonly newest: Instant | null;
  /** A check like the others, over this line without it. */
  readonly sha256: string;
}

/** What was written, or read, up to the end of a block. */
export interface BackupProgress {
  readonly check: string;
  readonly counts: BackupEnd["counts"];
}

export const BACKUP_BEGINNING: BackupProgress = { check: "", counts: {} };

/** As lower-case hex. */
export type Hash = (text: string) => Promise<string>;

/** The check after these lines, which end in a line break each. */
export const deriveCheck = (hash: Hash, before: string, text: string): Promise<string> =>
  hash(`${before}\n${text}`);

/** The counts with these rows. */
export function countRows(counts: BackupEnd["counts"], rows: readonly RowLine[]): BackupEnd["counts"] {
  const sums: Partial<Record<BackupList, number>> = { ...counts };
  for (const { list } of rows) sums[list] = (sums[list] ?? 0) + 1;
  return sums;
}

/** The last line; its own check is over what else it says. */
export async function sealEnd(
  hash: Hash,
  { check, counts }: BackupProgress,
  newest: Instant | null,
): Promise<BackupEnd> {
  const said = { end: true, counts, newest } as const;
  return { ...said, sha256: await deriveCheck(hash, check, formatLine(said)) };
}

/** One line, with its break. */
export const formatLine = (value: object): string => `${JSON.stringify(value)}\n`;
