import { isCadence } from "../../../core/cadence.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { CadenceCursor } from "../../../core/schedule/schedule.ts";
import type { UnreadableRow } from "../../../core/unreadable-row.ts";

/** A row of `cadences`. */
export type CursorRow = {
  readonly cadence: string;
  readonly began_at: number;
  readonly slot_date: string | null;
  readonly through: number | null;
};

const DATE = /^\d{4}-\d\d-\d\d$/;
const isInstant = (at: number) => Number.isSafeInteger(at) && at >= 0;

export function parseCursorRow(row: CursorRow): Result<CadenceCursor, UnreadableRow> {
  const { cadence, began_at: beganAt, slot_date: slotDate, through } = row;
  const isReadable =
    isInstant(beganAt) &&
    (slotDate === null || DATE.test(slotDate)) &&
    (through === null || isInstant(through));
  if (!isReadable || !isCadence(cadence)) return fail({ table: "cadences", id: cadence });
  return succeed({ cadence, beganAt, slotDate, through });
}
