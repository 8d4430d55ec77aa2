import type { ImportLine } from "../../core/decide-import.ts";
import type { SubscriberId } from "../../core/ids.ts";
import { parseImportRow } from "../../core/import-row.ts";
import type { Newsletter } from "../../core/settings.ts";
import type { AddressHasher } from "../../ports/address-hasher.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CsvRow } from "../../ports/csv.ts";
import { CONNECTIONS, runInFlight } from "../run-in-flight.ts";

export interface ReadImportDependencies {
  readonly newsletter: Newsletter;
  readonly hasher: AddressHasher;
  readonly clock: Pick<Clock, "now">;
}

/** The rows of a file, those of one address together. */
export interface ReadImport {
  readonly readers: readonly { readonly id: SubscriberId; readonly lines: readonly ImportLine[] }[];
  /** Lines whose address cannot be read. */
  readonly malformed: readonly { readonly line: number; readonly reason: string }[];
}

/** Parses each row and finds out which of them are about one reader. */
export async function readImport(
  deps: ReadImportDependencies,
  table: readonly CsvRow[],
): Promise<ReadImport> {
  const now = deps.clock.now();
  const parsed = table.map(({ line, cells, isTooLong }) => ({
    line,
    row: parseImportRow(cells, { defaults: deps.newsletter, now, isTooLong }),
  }));
  const lines = parsed.flatMap(({ line, row }) => (row.ok ? [{ line, row: row.value }] : []));
  const hashed = await runInFlight(lines, CONNECTIONS, async (one) => ({
    id: await deps.hasher.hash(one.row.email.folded),
    one,
  }));
  return {
    readers: [...Map.groupBy(hashed, ({ id }) => id)].map(([id, group]) => ({
      id,
      lines: group.map(({ one }) => one),
    })),
    malformed: parsed.flatMap(({ line, row }) => (row.ok ? [] : [{ line, reason: row.problem }])),
  };
}
