import type { Change } from "../../../core/subscribers/change.ts";
import { overlayChanges } from "../../../core/subscribers/overlay-changes.ts";
import {
  formatReaderCursor,
  parseReaderCursor,
  type ReaderCursor,
} from "../../../core/subscribers/reader-cursor.ts";
import type { ReaderListRequest, ReaderPage } from "../../../core/subscribers/reader-page.ts";
import type { Reader } from "../../../core/subscribers/subscriber.ts";
import type { ChangeLog } from "../../../ports/subscribers/change-log.ts";
import type { SubscriberBase } from "../../../ports/subscribers/subscriber-base.ts";

export interface ListReadersDependencies {
  readonly base: Pick<SubscriberBase, "list">;
  readonly changes: Pick<ChangeLog, "listBetween">;
}

/** Changed readers in one page: after a large import, only the changes hold the audience. */
const CHANGED_READERS_A_PAGE = 2000;
/** Sorts after every hex digit. */
const END = "g";

/**
 * One page of readers of every status, in order of their ids: one page of KV, overlaid with the changes between the
 * last id of the page before and its own. The first page begins at the prefix's start and the last one ends at its
 * end, so that readers whom KV does not list yet are in exactly one page. `cursor-failed`: start the prefix again.
 */
export async function listReaders(
  deps: ListReadersDependencies,
  { prefix, cursor, asOf }: ReaderListRequest,
): Promise<ReaderPage | "cursor-failed"> {
  const from = parseReaderCursor(cursor);
  if (from === null) return "cursor-failed";
  const page = await deps.base.list({ prefix, cursor: from.base });
  if (page === "cursor-failed") return page;

  const last = page.cursor === null ? `${prefix}${END}` : page.readers.at(-1)?.id;
  if (last === undefined)
    return { readers: [], cursor: formatReaderCursor({ base: page.cursor, after: from.after }) };

  const first = from.after === null ? prefix : `${from.after}0`; // all ids are equally long: exactly those after it
  const changes = await deps.changes.listBetween(first, last, CHANGED_READERS_A_PAGE);
  const end = selectEnd(changes) ?? last;
  const listed = page.readers.filter(({ id }) => id >= first && id <= end);
  const readers = overlayChanges(listed, changes, asOf);
  return { readers, cursor: deriveNext(page, from, last, end), ...listKeptOut(changes) };
}

/** By the latest change of each. */
function listKeptOut(changes: readonly Change[]): Pick<ReaderPage, "keptOut"> {
  const latest = new Map(changes.map((change) => [change.id, change]));
  const keptOut = [...latest.values()].filter(({ isUnreadable }) => isUnreadable).map(({ id }) => id);
  return keptOut.length === 0 ? {} : { keptOut: keptOut.sort() };
}

/** The last id of a full page of changes: more may follow it. Null: these were all. */
function selectEnd(changes: readonly Change[]): Reader["id"] | null {
  const ids = new Set(changes.map(({ id }) => id));
  if (ids.size < CHANGED_READERS_A_PAGE) return null;
  return [...ids].reduce((a, b) => (a > b ? a : b));
}

/** Where the changes were cut short, the same page of KV is listed again from there on. */
function deriveNext(page: ReaderPage, from: ReaderCursor, last: string, end: string): string | null {
  if (end < last) return formatReaderCursor({ base: from.base, after: end });
  return page.cursor === null ? null : formatReaderCursor({ base: page.cursor, after: last });
}
