import type { NewChange } from "../../../ports/subscribers/change-log.ts";

/**
 * A reader goes over to another cadence: what stands before the change in its transaction. The first statement is the
 * same compare-and-set that plans have: whatever was planned since the positions were read undoes the whole batch, so
 * that no issue lies between what the reader was served and what they are owed. Where the change itself is void, a row
 * that nobody is owed harms nobody.
 */
export function cadenceChangeStatements(
  db: D1Database,
  { at, switch: change = null }: Pick<NewChange, "at" | "switch">,
): readonly D1PreparedStatement[] {
  if (change === null) return [];
  const guard = db
    .prepare(
      `UPDATE schedule SET revision = CASE WHEN revision = ?1 THEN revision + 1 END,
       switched_at = MAX(switched_at, ?2)`,
    )
    .bind(change.revision, at);
  if (change.through === null) return [guard];
  const owe = db
    .prepare(
      `INSERT INTO catch_ups (cadence, through, served_through) VALUES (?1, ?2, ?3)
       ON CONFLICT (cadence, through) DO UPDATE SET served_through = MIN(served_through, excluded.served_through)`,
    )
    .bind(change.cadence, change.through, change.servedThrough ?? 0);
  return [guard, owe];
}
