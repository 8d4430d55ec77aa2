import { formatInstant, type Instant } from "../../../core/ids.ts";
import { formatPause } from "../../../core/subscribers/import/import-pause.ts";
import { COLUMN_FIELDS } from "../../../core/subscribers/preferences/preference-fields.ts";
import type { Reader } from "../../../core/subscribers/subscriber.ts";
import type { TopicCatalog } from "../../../ports/posts/topic-catalog.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import type { Csv } from "../../../ports/subscribers/csv.ts";
import type { UndeliverableList } from "../../../ports/subscribers/undeliverable-list.ts";
import type { ListReadersDependencies } from "../records/list-readers.ts";
import { walkReaders } from "../records/walk-readers.ts";
import { deriveStatusAt, listBarred } from "./count-subscribers.ts";

export interface ExportDependencies extends ListReadersDependencies {
  readonly undeliverable: Pick<UndeliverableList, "listBarred">;
  readonly topics: Pick<TopicCatalog, "list">;
  readonly csv: Pick<Csv, "format">;
  readonly clock: Pick<Clock, "now">;
}

const COLUMNS = ["email", "status", ...COLUMN_FIELDS, "confirmedAt"];

/**
 * The subscribers as CSV, a page at a time, so that nothing holds them all. The import reads it back: who has left or is
 * suppressed stays out, and who pauses goes on pausing.
 */
export async function* exportSubscribers(deps: ExportDependencies): AsyncGenerator<string> {
  const now = deps.clock.now();
  const slugs = new Map((await deps.topics.list()).map(({ number, slug }) => [number, slug]));
  yield deps.csv.format([COLUMNS]);
  for await (const readers of walkReaders(deps, now)) {
    if (readers.length === 0) continue;
    const barred = await listBarred(deps, readers);
    const isSuppressed = ({ id }: Reader) => barred.get(id)?.isSuppressed === true;
    yield deps.csv.format(
      readers.map((reader) => formatRow(reader, formatStatus(reader, isSuppressed(reader), now), slugs)),
    );
  }
}

/** As the import reads it: whoever must not be written to here is not written to from there. */
function formatStatus(reader: Reader, isSuppressed: boolean, now: Instant): string {
  if (isSuppressed) return "suppressed";
  const status = deriveStatusAt(reader, now);
  return status === "paused" && reader.pause !== null ? formatPause(reader.pause) : status;
}

const formatRow = (reader: Reader, status: string, slugs: ReadonlyMap<number, string>) => [
  reader.address,
  status,
  ...COLUMN_FIELDS.map((field) => formatCell(field === "topics" ? nameTopics(reader, slugs) : reader[field])),
  formatInstant(reader.confirmedAt),
];

const nameTopics = ({ topics }: Reader, slugs: ReadonlyMap<number, string>) =>
  topics.flatMap((number) => slugs.get(number) ?? []);

const formatCell = (value: string | readonly string[]) =>
  typeof value === "string" ? value : value.join(";");
