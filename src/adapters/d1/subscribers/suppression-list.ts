import type { SuppressionReason } from "../../../core/deliveries/delivery-event.ts";
import type { SuppressionList } from "../../../ports/subscribers/suppression-list.ts";

/** Not of an issue that is none of ours, and not by what happened before the author lifted a suppression. */
const REPORTED = `INSERT INTO suppressions (id, reason, at) SELECT ?1, ?2, ?3
  WHERE (?4 IS NULL OR EXISTS (SELECT 1 FROM issues WHERE id = ?4))
    AND NOT EXISTS (SELECT 1 FROM lifted_suppressions WHERE id = ?1 AND at >= ?3)
  ON CONFLICT (id) DO NOTHING`;

const MANUAL =
  "INSERT INTO suppressions (id, reason, at) VALUES (?1, 'manual', ?2) ON CONFLICT (id) DO NOTHING";

/** A lift that comes late does not undo what happened after it. */
const LIFT = [
  `INSERT INTO lifted_suppressions (id, at) SELECT ?1, ?2 WHERE EXISTS (SELECT 1 FROM suppressions WHERE id = ?1)
    ON CONFLICT (id) DO UPDATE SET at = max(at, excluded.at)`,
  "DELETE FROM suppressions WHERE id = ?1 AND ?2 IS NOT NULL",
];

const FIND = `SELECT (SELECT reason FROM suppressions WHERE id = ?1) AS reason,
  (SELECT at FROM lifted_suppressions WHERE id = ?1) AS liftedAt`;

/** Suppressions in D1: every read sees every earlier write. */
export const createD1SuppressionList = (db: D1Database): SuppressionList => ({
  async suppressReported({ id, reason, at, issue }) {
    const { meta } = await db.prepare(REPORTED).bind(id, reason, at, issue).run();
    return meta.changes > 0;
  },
  async suppress(id, at) {
    await db.prepare(MANUAL).bind(id, at).run();
  },
  async lift(id, at) {
    await db.batch(LIFT.map((statement) => db.prepare(statement).bind(id, at)));
  },
  async find(id) {
    const row = await db
      .prepare(FIND)
      .bind(id)
      .first<{ reason: SuppressionReason | null; liftedAt: number | null }>();
    return row ?? { reason: null, liftedAt: null };
  },
});
