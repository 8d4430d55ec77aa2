import type { Problem } from "../../../core/problem.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { NewChange } from "../../../core/subscribers/change.ts";
import type { ImportMove } from "../../../core/subscribers/import/decide-import.ts";
import { deriveImportChange } from "../../../core/subscribers/import/derive-import-change.ts";
import { listIgnoredColumns } from "../../../core/subscribers/import/import-headers.ts";
import type { TopicCatalog } from "../../../ports/posts/topic-catalog.ts";
import type { Log } from "../../../ports/runtime/log.ts";
import type { ChangeLog } from "../../../ports/subscribers/change-log.ts";
import type { Csv } from "../../../ports/subscribers/csv.ts";
import type { UndeliverableList } from "../../../ports/subscribers/undeliverable-list.ts";
import { holdsIdKey, type IdKeyDependencies, rememberIdKey, WRONG_ID_KEY } from "../check-id-key.ts";
import type { WriteDependencies } from "../records/write-change.ts";
import { writeManyChanges } from "../records/write-many-changes.ts";
import { type DecidedImport, type DecideImportsDependencies, decideImports } from "./decide-imports.ts";
import { type ReadImport, type ReadImportDependencies, readImport } from "./read-import.ts";

export interface ImportDependencies
  extends WriteDependencies,
    ReadImportDependencies,
    IdKeyDependencies,
    DecideImportsDependencies {
  readonly base: WriteDependencies["base"] & DecideImportsDependencies["base"];
  readonly changes: DecideImportsDependencies["changes"] & Pick<ChangeLog, "markWritten" | "appendMany">;
  readonly undeliverable: Pick<UndeliverableList, "listBarred" | "renew">;
  readonly topics: Pick<TopicCatalog, "claim">;
  readonly csv: Pick<Csv, "parse">;
  readonly log: Log;
}

/** What became of the rows. */
export interface ImportOutcome extends ReturnType<typeof countOutcomes> {
  /** Columns that were not read; absent where there are none. */
  readonly ignored?: readonly string[];
}

export const MAX_IMPORT_ROWS = 1000;
/** The Free plan allows 1,000 calls an invocation; what is beyond is left to the ticks. */
const WRITES_A_REQUEST = 900;
/** How often somebody else may come between reading and saving. */
const ATTEMPTS = 5;
const IS_BUSY = "This reader was being changed at the same time: import the line once more.";

/**
 * Imports readers from a file. Subscribers who are here already are never overwritten; those who left or are suppressed
 * stay out; a person who left by any row has left, whatever stands above or below it. Idempotent, also after it stopped
 * half way. A dry run tells the same.
 */
export async function importSubscribers(
  deps: ImportDependencies,
  input: { readonly csv: string; readonly dryRun?: boolean },
): Promise<Result<ImportOutcome, Problem>> {
  const table = deps.csv.parse(input.csv);
  if (!table.ok) return table;
  if (table.value.length > MAX_IMPORT_ROWS) {
    return fail({
      kind: "request-too-large",
      detail: `The file has ${table.value.length} rows. Divide it: at most ${MAX_IMPORT_ROWS} rows a request.`,
    });
  }
  if (!(await holdsIdKey(deps)))
    return fail({ kind: "settings-faulty", faults: [{ field: "SECRET_KEY", reason: WRONG_ID_KEY }] });
  const file = await readImport(deps, table.value);
  const decided = input.dryRun === true ? await decideImports(deps, file.readers) : await takeIn(deps, file);
  const outcome = countOutcomes(file, decided);
  const { imported, unchanged, refused } = outcome;
  if (input.dryRun !== true)
    deps.log.record("subscribers.imported", { imported, unchanged, refused: refused.length });
  const ignored = listIgnoredColumns(Object.keys(table.value[0]?.cells ?? {}));
  return succeed({ ...outcome, ...(ignored.length === 0 ? {} : { ignored }) });
}

/**
 * If somebody else changed a reader in between, that reader's rows are decided again, so that no unsubscription is lost
 * to chance.
 */
async function takeIn(deps: ImportDependencies, { readers }: ReadImport): Promise<readonly DecidedImport[]> {
  const settled: DecidedImport[] = [];
  let open = readers;
  for (let attempt = 1; attempt <= ATTEMPTS && open.length > 0; attempt += 1) {
    const decided = await decideImports(deps, open);
    const missed = await save(deps, decided);
    settled.push(...decided.filter(({ id }) => !missed.has(id)));
    open = open.filter(({ id }) => missed.has(id));
  }
  const busy = open.map(({ id, lines }) => ({
    id,
    move: { do: "nothing" } as const,
    seq: null,
    answers: lines.map(({ line }) => ({ line, answer: { refused: IS_BUSY } })),
  }));
  return [...settled, ...busy];
}

/** Appends what was decided, writes it to KV, and returns the readers whose change came too late. */
async function save(
  deps: ImportDependencies,
  decided: readonly DecidedImport[],
): Promise<ReadonlySet<string>> {
  const changes = await deriveChanges(deps, decided);
  if (changes.length > 0) await rememberIdKey(deps);
  const added = changes.length === 0 ? new Map<string, number>() : await deps.changes.appendMany(changes);
  await deps.undeliverable.renew(
    decided.flatMap(({ id, move }) => (move.do === "leave-again" ? [{ id, at: move.leftAt }] : [])),
  );
  const writable = changes.flatMap(({ id, record }) => {
    const seq = added.get(id);
    return seq === undefined ? [] : [{ id, record, seq }];
  });
  await writeManyChanges(deps, writable.slice(0, WRITES_A_REQUEST));
  return new Set(changes.flatMap(({ id }) => (added.has(id) ? [] : [id])));
}

/** Only topics that a reader brings are made. */
async function deriveChanges(
  deps: ImportDependencies,
  decided: readonly DecidedImport[],
): Promise<readonly NewChange[]> {
  const topics = [
    ...new Map(decided.flatMap(({ move }) => listTopics(move)).map((topic) => [topic.slug, topic])).values(),
  ];
  const numbered = topics.length === 0 ? [] : await deps.topics.claim(topics);
  const numbers = new Map(numbered.map(({ slug, number }) => [slug, number]));
  const now = deps.clock.now();
  return decided.flatMap(
    ({ id, move, seq }) => deriveImportChange({ id, move, expectedSeq: seq }, numbers, now) ?? [],
  );
}

const listTopics = (move: ImportMove) =>
  move.do === "join" || move.do === "keep-out" ? move.choices.topics : [];

function countOutcomes({ malformed }: ReadImport, decided: readonly DecidedImport[]) {
  const isMalformed = new Set(malformed.map(({ line }) => line)); // answered once, whatever addresses it holds
  const answers = decided.flatMap((one) => one.answers).filter(({ line }) => !isMalformed.has(line));
  const refused = answers.flatMap(({ line, answer }) =>
    typeof answer === "string" ? [] : [{ line, reason: answer.refused }],
  );
  return {
    imported: answers.filter(({ answer }) => answer === "imported").length,
    unchanged: answers.filter(({ answer }) => answer === "unchanged").length,
    refused: [...malformed, ...refused].sort((a, b) => a.line - b.line),
  };
}
