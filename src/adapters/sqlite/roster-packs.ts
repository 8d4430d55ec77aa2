import type { RosterEntry } from "../../core/batch.ts";
import type { Facts } from "./facts.ts";
import { decodeReaders, encodeReaders } from "./reader-rows.ts";

/** As many as a batch takes, so that most batches take one pack whole. */
const PACK_SIZE = 100;

/**
 * Adds a page to the roster, but for those who are in it already. Pages come in ascending order of ids, and one that
 * starts again begins at the start, so that whoever is beyond the last id so far is new.
 */
export function addToPacks(sql: SqlStorage, facts: Facts, page: readonly RosterEntry[]): void {
  const reached = String(facts.read("reached") ?? "");
  const added = page.filter((entry) => entry.id > reached);
  for (let first = 0; first < added.length; first += PACK_SIZE) {
    sql.exec("INSERT INTO packs (readers) VALUES (?)", encodeReaders(added.slice(first, first + PACK_SIZE)));
  }
  const last = added.at(-1);
  if (last === undefined) return;
  facts.write("reached", last.id);
  facts.write("roster-size", Number(facts.read("roster-size") ?? 0) + added.length);
}

/** Takes the next readers out of the roster; fewer than wanted: these were the last. */
export function takeFromPacks(sql: SqlStorage, wanted: number): readonly RosterEntry[] {
  const taken: RosterEntry[] = [];
  while (taken.length < wanted) {
    const pack = sql
      .exec<{ number: number; readers: string }>("SELECT number, readers FROM packs ORDER BY number LIMIT 1")
      .toArray()[0];
    if (pack === undefined) break;
    const readers = decodeReaders(pack.readers);
    const rest = readers.slice(wanted - taken.length);
    taken.push(...readers.slice(0, wanted - taken.length));
    if (rest.length === 0) sql.exec("DELETE FROM packs WHERE number = ?", pack.number);
    else sql.exec("UPDATE packs SET readers = ? WHERE number = ?", encodeReaders(rest), pack.number);
  }
  return taken;
}
