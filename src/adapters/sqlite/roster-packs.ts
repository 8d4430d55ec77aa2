import type { Instant } from "../../core/ids.ts";
import type { ListedReader, RosterEntry } from "../../core/issues/batch.ts";
import type { NamedValues } from "./named-values.ts";
import { decodeReaders, encodeReaders } from "./reader-rows.ts";

/** As many as a batch takes, so that most batches take one pack whole. */
const PACK_SIZE = 100;

/**
 * Adds a page to the roster, but for those who are in it already. Pages come in ascending order of ids, and one that
 * starts again begins at the start, so that whoever is beyond the last id so far is new.
 */
export function addToPacks(sql: SqlStorage, facts: NamedValues, page: readonly ListedReader[]): void {
  const reached = String(facts.read("reached") ?? "");
  const added = page.filter((reader) => reader.id > reached);
  for (const [dueAt, wave] of Map.groupBy(added, (reader) => reader.dueAt)) addToWave(sql, dueAt, wave);
  const last = added.at(-1);
  if (last === undefined) return;
  facts.write("reached", last.id);
  facts.write("roster-size", Number(facts.read("roster-size") ?? 0) + added.length);
}

/**
 * Fills up the last pack of that moment before it begins others: a page has a few readers of each of many moments. A
 * pack that cannot be read is left as it is, so that whoever mends it finds it so.
 */
function addToWave(sql: SqlStorage, dueAt: Instant, readers: readonly RosterEntry[]): void {
  const last = sql
    .exec<{ number: number; size: number; sound: number }>(
      `SELECT number, size, CASE WHEN json_valid(readers) THEN json_type(readers) = 'array' ELSE 0 END AS sound
       FROM packs WHERE due_at = ? ORDER BY number DESC LIMIT 1`,
      dueAt,
    )
    .toArray()[0];
  const room = last === undefined || last.sound === 0 ? 0 : PACK_SIZE - last.size;
  if (last !== undefined && room > 0) fillPack(sql, dueAt, last.number, readers.slice(0, room));
  let number = (last?.number ?? 0) + 1;
  for (let first = room; first < readers.length; first += PACK_SIZE) {
    const pack = readers.slice(first, first + PACK_SIZE);
    sql.exec(
      "INSERT INTO packs (due_at, number, size, readers) VALUES (?, ?, ?, ?)",
      dueAt,
      number,
      pack.length,
      encodeReaders(pack),
    );
    number += 1;
  }
}

/** Two lists as JSON become one without reading the first: its bracket makes way for a comma and the second's inside. */
function fillPack(sql: SqlStorage, dueAt: Instant, number: number, readers: readonly RosterEntry[]): void {
  sql.exec(
    `UPDATE packs SET size = size + ?1, readers = substr(readers, 1, length(readers) - 1) || ',' || substr(?2, 2)
     WHERE due_at = ?3 AND number = ?4`,
    readers.length,
    encodeReaders(readers),
    dueAt,
    number,
  );
}

/** Takes the next readers who are due out of the roster; fewer than wanted: these were all. */
export function takeFromPacks(sql: SqlStorage, wanted: number, now: Instant): readonly RosterEntry[] {
  const taken: RosterEntry[] = [];
  while (taken.length < wanted) {
    const pack = sql
      .exec<{ dueAt: number; number: number; readers: string }>(
        `SELECT due_at AS dueAt, number, readers FROM packs WHERE due_at <= ? ORDER BY due_at, number LIMIT 1`,
        now,
      )
      .toArray()[0];
    if (pack === undefined) break;
    const readers = decodeReaders(pack.readers);
    const rest = readers.slice(wanted - taken.length);
    taken.push(...readers.slice(0, wanted - taken.length));
    if (rest.length === 0)
      sql.exec("DELETE FROM packs WHERE due_at = ? AND number = ?", pack.dueAt, pack.number);
    else
      sql.exec(
        "UPDATE packs SET size = ?, readers = ? WHERE due_at = ? AND number = ?",
        rest.length,
        encodeReaders(rest),
        pack.dueAt,
        pack.number,
      );
  }
  return taken;
}
