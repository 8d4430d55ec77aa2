import type { DeliveryCounts } from "../../../core/deliveries/delivery-counts.ts";
import { DELIVERY_FACTS } from "../../../core/deliveries/delivery-event.ts";
import type { IssueId } from "../../../core/ids.ts";
import type { DeliveryCountStore } from "../../../ports/deliveries/delivery-count-store.ts";

const COLUMNS = DELIVERY_FACTS.join(", ");

const SAVE = `INSERT INTO delivery_counts (issue, day, shard, ${COLUMNS})
  SELECT ?1, value ->> '$.day', ?2, ${DELIVERY_FACTS.map((fact) => `value ->> '$.counts.${fact}'`).join(", ")}
  FROM json_each(?3) WHERE EXISTS (SELECT 1 FROM issues WHERE id = ?1)
  ON CONFLICT (issue, day, shard) DO UPDATE SET ${DELIVERY_FACTS.map((fact) => `${fact} = max(delivery_counts.${fact}, excluded.${fact})`).join(", ")}`;

const SUM = `SELECT issue, ${DELIVERY_FACTS.map((fact) => `sum(${fact}) AS ${fact}`).join(", ")}
  FROM delivery_counts WHERE issue IN (SELECT value FROM json_each(?1)) GROUP BY issue`;

const COUNTED = `SELECT id FROM issues WHERE planned_at >= ?1
  AND EXISTS (SELECT 1 FROM delivery_counts WHERE issue = issues.id)`;

const HEARING = `SELECT id AS issue, EXISTS (SELECT 1 FROM delivery_counts WHERE issue = issues.id) AS heard
  FROM issues WHERE closed_at < ?1 AND started_at IS NOT NULL ORDER BY closed_at DESC LIMIT 1`;

/**
 * Sums by shard in D1: absolute, so that a shard that writes again after a crash counts nothing twice. They never shrink:
 * an object whose rows were lost knows less than what it told before.
 */
export const createD1DeliveryCountStore = (db: D1Database): DeliveryCountStore => ({
  async save(issue, shard, days) {
    await db.prepare(SAVE).bind(issue, shard, JSON.stringify(days)).run();
  },
  async sum(issues) {
    const { results } = await db
      .prepare(SUM)
      .bind(JSON.stringify(issues))
      .all<DeliveryCounts & { readonly issue: IssueId }>();
    return new Map(results.map(({ issue, ...counts }) => [issue, counts]));
  },
  async listCounted(plannedSince) {
    const { results } = await db.prepare(COUNTED).bind(plannedSince).all<{ readonly id: IssueId }>();
    return results.map(({ id }) => id);
  },
  async findHearing(closedBefore) {
    const row = await db
      .prepare(HEARING)
      .bind(closedBefore)
      .first<{ readonly issue: IssueId; readonly heard: number }>();
    return row === null ? null : { issue: row.issue, isHeard: row.heard === 1 };
  },
});
