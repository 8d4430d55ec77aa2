/**
 * Gives up what was certainly not submitted and never will be: no batch is frozen any more, and nobody's address is
 * kept. Batches in doubt have to be settled before. Idempotent.
 */
export function abandonRemaining(sql: SqlStorage): void {
  sql.exec("UPDATE batches SET frozen_at = NULL, addresses = '' WHERE outcome IS NULL");
  sql.exec("DELETE FROM packs");
}
