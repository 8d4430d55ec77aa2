import type { NewChange } from "../../../core/subscribers/change.ts";

/**
 * The statements before a change of cadence, in its transaction. The first is the compare-and-set that plans use: if
 * anything was planned since the positions were read, the whole batch is undone, so that no issue lies between what the
 * reader was served and what the reader is owed. If the change itself turns out void, a row that nobody is owed harms
 * nobody.
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
