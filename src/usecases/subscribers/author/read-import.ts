import type { SubscriberId } from "../../../core/ids.ts";
import type { Newsletter } from "../../../core/settings/settings.ts";
import type { ImportLine } from "../../../core/subscribers/import/decide-import.ts";
import { createHeaderReader } from "../../../core/subscribers/import/import-headers.ts";
import { listKeptOut, parseImportRow } from "../../../core/subscribers/import/import-row.ts";
import type { TableRow } from "../../../core/subscribers/import/import-table.ts";
import type { AddressHasher } from "../../../ports/access/address-hasher.ts";
import type { Clock } from "../../../ports/runtime/clock.ts";
import { CONNECTIONS, mapConcurrently } from "../../concurrency/map-concurrently.ts";

export interface ReadImportDependencies {
  readonly newsletter: Newsletter;
  readonly addressHasher: AddressHasher;
  readonly clock: Pick<Clock, "now">;
}

/** The rows of a file, those of one address together. */
export interface ReadImport {
  readonly readers: readonly { readonly id: SubscriberId; readonly lines: readonly ImportLine[] }[];
  /** Lines whose address cannot be read. Where they speak of leaving, `readers` has every address that they hold. */
  readonly malformed: readonly { readonly line: number; readonly reason: string }[];
}

/** Parses each row and finds out which of them are about one reader. */
export async function readImport(
  deps: ReadImportDependencies,
  table: readonly TableRow[],
): Promise<ReadImport> {
  const file = { defaults: deps.newsletter, now: deps.clock.now(), readKind: createHeaderReader() };
  const parsed = table.map(({ line, cells, isTooLong }) => {
    const context = { ...file, isTooLong };
    const row = parseImportRow(cells, context);
    return { line, row, keptOut: row.ok ? [] : listKeptOut(cells, context) };
  });
  const lines = [
    ...parsed.flatMap(({ line, row }) => (row.ok ? [{ line, row: row.value }] : [])),
    ...parsed.flatMap(({ line, keptOut }) => keptOut.map((row) => ({ line, row }))),
  ];
  const hashed = await mapConcurrently(lines, CONNECTIONS, async (one) => ({
    id: await deps.addressHasher.hash(one.row.email.folded),
    one,
  }));
  return {
    readers: [...Map.groupBy(hashed, ({ id }) => id)].map(([id, group]) => ({
      id,
      lines: group.map(({ one }) => one),
    })),
    malformed: parsed.flatMap(({ line, row, keptOut }) =>
      row.ok ? [] : [{ line, reason: keptOut.length === 0 ? row.problem : `${row.problem} ${KEPT_OUT}` }],
    ),
  };
}

const KEPT_OUT = "The row may say that its reader left: every address in it is kept out.";
