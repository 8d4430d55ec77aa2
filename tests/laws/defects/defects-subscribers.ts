import type { TableRow } from "../../../src/core/subscribers/import/import-table.ts";
import type { Csv } from "../../../src/ports/subscribers/csv.ts";
import type { Defect } from "./defect.ts";

/** Defects in what an import does with those who left. */
export const SUBSCRIBER_DEFECTS: Readonly<Record<string, Defect>> = {
  "of an address that is in a file twice, the first row counts": {
    csv: (csv) => ({ ...csv, parse: (text) => keepFirstRows(csv.parse(text)) }),
  },
  "a row that says left lets active readers leave, and is not kept for anybody else": {
    changes: (changes) => ({
      ...changes,
      appendMany: (all) =>
        changes.appendMany(
          all.filter(({ before, unsubscription }) => before !== null || unsubscription === "keep"),
        ),
    }),
  },
  "an import takes what met another change in between for saved": {
    changes: (changes) => ({
      ...changes,
      async appendMany(all) {
        const added = await changes.appendMany(all);
        return new Map(all.map(({ id }) => [id, added.get(id) ?? 0]));
      },
    }),
  },
  "a row with a cell that is wrong says nothing about leaving": {
    csv: (csv) => ({ ...csv, parse: (text) => dropWrongRows(csv.parse(text)) }),
  },
  "columns are known by their English names alone": {
    csv: (csv) => ({ ...csv, parse: (text) => dropForeignColumns(csv.parse(text)) }),
  },
  "an address with a name around it is none": {
    csv: (csv) => ({
      ...csv,
      parse: (text) => keepRows(csv.parse(text), ({ cells }) => !cells.email?.includes("<")),
    }),
  },
  "a date of leaving says nothing without a status beside it": {
    csv: (csv) => ({ ...csv, parse: (text) => keepRows(csv.parse(text), hasStatus) }),
  },
};

type Parsed = ReturnType<Csv["parse"]>;

const keepRows = (
  parsed: Parsed,
  keeps: (row: TableRow, index: number, all: readonly TableRow[]) => boolean,
): Parsed => (parsed.ok ? { ...parsed, value: parsed.value.filter(keeps) } : parsed);

const addressOf = ({ cells }: TableRow) => cells.email?.trim().toLowerCase();

const keepFirstRows = (parsed: Parsed) =>
  keepRows(parsed, (row, index, all) => all.findIndex((one) => addressOf(one) === addressOf(row)) === index);

const hasStatus = ({ cells }: TableRow) =>
  Object.keys(cells).some((name) => /^(status|statut|zustand|estado|situa|الحالة)/i.test(name));

const dropForeignColumns = (parsed: Parsed): Parsed =>
  parsed.ok
    ? {
        ...parsed,
        value: parsed.value.map((row) => ({
          ...row,
          cells: Object.fromEntries(
            Object.entries(row.cells).filter(([name]) =>
              ["email", "status", "languages", "unsubscribedAt"].includes(name),
            ),
          ),
        })),
      }
    : parsed;

const dropWrongRows = (parsed: Parsed) => keepRows(parsed, ({ cells }) => cells.languages !== "xx-nowhere");
