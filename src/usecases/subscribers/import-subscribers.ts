import { decideImport, type ImportCandidate, type ImportFacts } from "../../core/decide-import.ts";
import type { SubscriberId } from "../../core/ids.ts";
import { type ImportRow, parseImportRow } from "../../core/import-row.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings.ts";
import type { Subscriber } from "../../core/subscriber.ts";
import type { AddressHasher } from "../../ports/address-hasher.ts";
import type { ChangeLog, NewChange } from "../../ports/change-log.ts";
import type { Csv, CsvRow } from "../../ports/csv.ts";
import type { DepartureList } from "../../ports/departure-list.ts";
import type { Log } from "../../ports/log.ts";
import type { SubscriberBase } from "../../ports/subscriber-base.ts";
import type { TopicCatalog } from "../../ports/topic-catalog.ts";
import { CONNECTIONS, runInFlight } from "../run-in-flight.ts";
import type { WriteDependencies } from "./write-change.ts";
import { writeManyChanges } from "./write-many-changes.ts";

export interface ImportDependencies extends WriteDependencies {
  readonly base: Pick<SubscriberBase, "write" | "remove" | "findMany">;
  readonly changes: Pick<ChangeLog, "markWritten" | "findLatestMany" | "appendMany">;
  readonly departures: Pick<DepartureList, "listBarred">;
  readonly topics: Pick<TopicCatalog, "claim">;
  readonly newsletter: Newsletter;
  readonly hasher: AddressHasher;
  readonly csv: Pick<Csv, "parse">;
  readonly log: Log;
}

export interface ImportAnswer {
  readonly imported: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedLine[];
}

export interface RefusedLine {
  readonly line: number;
  readonly reason: string;
}

export const MAXIMUM_IMPORT_ROWS = 1000;
/** The Free plan allows 1,000 calls an invocation; what is beyond is left to the ticks. */
const WRITES_A_REQUEST = 900;
const KEYS_A_READ = 100;

/**
 * Takes readers in from a file. Who is here already is never overwritten; who left or is suppressed stays out; a row
 * that says `unsubscribed` lets an active reader leave. The same file twice changes nothing the second time.
 */
export async function importSubscribers(
  deps: ImportDependencies,
  input: { readonly csv: string },
): Promise<Result<ImportAnswer, Problem>> {
  const table = deps.csv.parse(input.csv);
  if (!table.ok) return table;
  if (table.value.length > MAXIMUM_IMPORT_ROWS) {
    return fail({
      kind: "request-too-large",
      detail: `The file has ${table.value.length} rows. Divide it: at most ${MAXIMUM_IMPORT_ROWS} rows a request.`,
    });
  }
  return succeed(await takeIn(deps, table.value));
}

async function takeIn(deps: ImportDependencies, table: readonly CsvRow[]): Promise<ImportAnswer> {
  const now = deps.clock.now();
  const parsed = table.map(({ line, cells }) => ({ line, row: parseImportRow(cells, deps.newsletter, now) }));
  const malformed = parsed.flatMap(({ line, row }) => (row.ok ? [] : [{ line, reason: row.problem }]));
  const candidates = await identify(
    deps,
    parsed.flatMap(({ line, row }) => (row.ok ? [{ line, row: row.value }] : [])),
  );

  const ids = candidates.map(({ id }) => id);
  const facts: ImportFacts = {
    records: await findRecords(deps, ids),
    barred: await listBarred(deps, ids),
    now,
  };
  const decisions = candidates.map((candidate) => ({
    line: candidate.line,
    ...decideImport(candidate, facts),
  }));
  const imported = await save(
    deps,
    decisions.flatMap(({ change }) => change ?? []),
  );

  const barred = decisions.flatMap(({ line, refusal }) =>
    refusal === null ? [] : [{ line, reason: refusal }],
  );
  const refused = [...malformed, ...barred].sort((a, b) => a.line - b.line);
  const unchanged = table.length - imported - refused.length;
  deps.log.record("subscribers.imported", { imported, unchanged, refused: refused.length });
  return { imported, unchanged, refused };
}

/** Ids and topic numbers; of several lines with one address, the first counts. */
async function identify(
  deps: ImportDependencies,
  rows: readonly { readonly line: number; readonly row: ImportRow }[],
): Promise<readonly ImportCandidate[]> {
  const topics = [
    ...new Map(rows.flatMap(({ row }) => row.topics.map((topic) => [topic.slug, topic] as const))).values(),
  ];
  const numbered = topics.length === 0 ? [] : await deps.topics.claim(topics);
  const numbers = new Map(numbered.map(({ slug, number }) => [slug, number]));
  const candidates = await runInFlight(rows, CONNECTIONS, async ({ line, row }) => ({
    id: await deps.hasher.hash(row.email.folded),
    line,
    row,
    topics: row.topics.flatMap(({ slug }) => numbers.get(slug) ?? []).sort((a, b) => a - b),
  }));
  return [
    ...new Map(candidates.toReversed().map((candidate) => [candidate.id, candidate])).values(),
  ].toReversed();
}

/** KV a hundred keys at a time, overlaid with the latest changes. */
async function findRecords(
  deps: ImportDependencies,
  ids: readonly SubscriberId[],
): Promise<ImportFacts["records"]> {
  const pages = Array.from({ length: Math.ceil(ids.length / KEYS_A_READ) }, (_, page) =>
    ids.slice(page * KEYS_A_READ, (page + 1) * KEYS_A_READ),
  );
  const latest = ids.length === 0 ? new Map() : await deps.changes.findLatestMany(ids);
  const stored = await runInFlight(pages, CONNECTIONS, (page) => deps.base.findMany(page));
  const records = new Map<SubscriberId, { record: Subscriber | null; seq: number | null }>();
  for (const page of stored) for (const [id, record] of page) records.set(id, { record, seq: null });
  for (const [id, { record, seq }] of latest) records.set(id, { record, seq });
  return records;
}

const listBarred = async (
  deps: ImportDependencies,
  ids: readonly SubscriberId[],
): Promise<ImportFacts["barred"]> => (ids.length === 0 ? new Map() : deps.departures.listBarred(ids));

/** Who was changed by somebody else in between is not added: they count as unchanged. */
async function save(deps: ImportDependencies, changes: readonly NewChange[]): Promise<number> {
  if (changes.length === 0) return 0;
  const added = await deps.changes.appendMany(changes);
  const writable = changes.flatMap(({ id, record }) => {
    const seq = added.get(id);
    return seq === undefined ? [] : [{ id, record, seq }];
  });
  await writeManyChanges(deps, writable.slice(0, WRITES_A_REQUEST));
  return writable.length;
}
