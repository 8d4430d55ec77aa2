/**
 * Gives up what was certainly not submitted and never will be: batches are frozen no more, and nobody's address is kept.
 * A batch in doubt has to be settled before. Twice changes nothing.
 */
export function abandonRemaining(sql: SqlStorage): void {
  sql.exec("UPDATE batches SET frozen_at = NULL, addresses = '' WHERE outcome IS NULL");
  sql.exec("DELETE FROM packs");
}
