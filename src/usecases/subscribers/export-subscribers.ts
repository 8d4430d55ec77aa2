import { formatInstant, type Instant } from "../../core/ids.ts";
import type { Reader } from "../../core/subscriber.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Csv } from "../../ports/csv.ts";
import type { TopicCatalog } from "../../ports/topic-catalog.ts";
import { deriveStatusAt } from "./count-subscribers.ts";
import type { ListReadersDependencies } from "./list-readers.ts";
import { walkReaders } from "./walk-readers.ts";

export interface ExportDependencies extends ListReadersDependencies {
  readonly topics: Pick<TopicCatalog, "list">;
  readonly csv: Pick<Csv, "format">;
  readonly clock: Pick<Clock, "now">;
}

const COLUMNS = ["email", "status", "languages", "topics", "cadence", "timeZone", "confirmedAt"];

/** The subscribers as CSV, a page at a time, so that nothing holds them all. The import reads it back. */
export async function* exportSubscribers(deps: ExportDependencies): AsyncGenerator<string> {
  const now = deps.clock.now();
  const slugs = new Map((await deps.topics.list()).map(({ number, slug }) => [number, slug]));
  yield deps.csv.format([COLUMNS]);
  for await (const readers of walkReaders(deps, now)) {
    if (readers.length > 0) yield deps.csv.format(readers.map((reader) => formatRow(reader, slugs, now)));
  }
}

const formatRow = (reader: Reader, slugs: ReadonlyMap<number, string>, now: Instant) => [
  reader.address,
  deriveStatusAt(reader, now),
  reader.languages.join(";"),
  reader.topics.flatMap((number) => slugs.get(number) ?? []).join(";"),
  reader.cadence,
  reader.timeZone,
  formatInstant(reader.confirmedAt),
];
