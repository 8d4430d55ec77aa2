import Papa from "papaparse";
import { createHeaderReader } from "../src/core/subscribers/import/import-headers.ts";
import { readStanding } from "../src/core/subscribers/import/import-standing.ts";
import { findAddresses, parseDressedAddress } from "../src/core/subscribers/import/undress-address.ts";
import type { FileRow } from "./read-subscriber-file.ts";

/** What goes in one request, and which row each of its lines is: the first stands in line 2. */
export interface ImportPart {
  readonly rows: readonly FileRow[];
  readonly csv: string;
}

/** Of a request, as documented; a little room is left for the header. */
export interface PartLimits {
  readonly rows: number;
  readonly bytes: number;
}

export const IMPORT_LIMITS: PartLimits = { rows: 1000, bytes: 1_500_000 };

/**
 * The rows of all files as requests. All rows of an address stay together, whatever file they come from, so that the
 * newsletter sees every word about it at once; and whoever left goes first, so that a run which breaks off half way has
 * let them leave.
 */
export function cutImport(rows: readonly FileRow[], now: number, limits: PartLimits): readonly ImportPart[] {
  const groups = [...Map.groupBy(rows, deriveKey).values()];
  const readKind = createHeaderReader();
  const hasLeft = (group: readonly FileRow[]) =>
    group.some(({ cells }) => readStanding(cells, now, readKind).says === "left");
  const ordered = [...groups.filter(hasLeft), ...groups.filter((group) => !hasLeft(group))];
  return fill(ordered.map(leftFirst), limits).map(format);

  function leftFirst(group: readonly FileRow[]): readonly FileRow[] {
    const left = group.filter((row) => hasLeft([row]));
    return [...left, ...group.filter((row) => !hasLeft([row]))];
  }
}

/** The address as the newsletter folds it, else the first that the row holds; a row without any stands for itself. */
function deriveKey({ cells: { email = "" }, file, line }: FileRow): string {
  const parsed = parseDressedAddress(email);
  const address = parsed.ok ? parsed.value : findAddresses(email)[0];
  return address?.folded ?? `${file}\n${line}`;
}

function fill(groups: readonly (readonly FileRow[])[], limits: PartLimits): readonly (readonly FileRow[])[] {
  const parts: FileRow[][] = [];
  let bytes = 0;
  for (const group of groups) {
    const size = group.reduce((sum, row) => sum + measure(row), 0);
    const current = parts.at(-1);
    const fits =
      current !== undefined && current.length + group.length <= limits.rows && bytes + size <= limits.bytes;
    if (current !== undefined && fits) {
      current.push(...group);
      bytes += size;
      continue;
    }
    // One address with more rows than a request takes is cut: who left went first, and stays out of the rest.
    for (let start = 0; start < group.length; start += limits.rows)
      parts.push(group.slice(start, start + limits.rows));
    bytes = size;
  }
  return parts;
}

const measure = ({ cells }: FileRow) =>
  Object.values(cells).reduce((sum, cell = "") => sum + Buffer.byteLength(cell) + 3, 2);

/** Files may have different columns: a request has those of all its rows. */
function format(rows: readonly FileRow[]): ImportPart {
  const columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  const lines = rows.map(({ cells, isTooLong }) => [
    ...columns.map((name) => cells[name] ?? ""),
    ...(isTooLong ? ["one cell too many"] : []),
  ]);
  return { rows, csv: Papa.unparse([columns, ...lines]) };
}
