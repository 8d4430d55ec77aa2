import type { CadenceCursor, Plan, PlannedIssue } from "../../../core/schedule/schedule.ts";
import type { WebhookOutcome } from "../../../core/schedule/webhook-outcome.ts";

/**
 * A plan as one D1 transaction. Its first statement is the compare-and-set: at another revision it would write NULL
 * into a NOT NULL column, and D1 rolls the whole batch back.
 */
export function planStatements(
  db: D1Database,
  plan: Plan,
  revision: number,
  outcome: WebhookOutcome | null,
): D1PreparedStatement[] {
  const guard = db
    .prepare(
      "UPDATE schedule SET revision = CASE WHEN revision = ?1 THEN revision + 1 END, clock = MAX(clock, ?2)",
    )
    .bind(revision, plan.at);
  const release = db
    .prepare(
      "UPDATE posts SET released_at = ?1 WHERE released_at IS NULL AND id IN (SELECT value FROM json_each(?2))",
    )
    .bind(plan.at, JSON.stringify(plan.releases));
  const specials = plan.specials.map(({ post, issue }) =>
    db.prepare("UPDATE posts SET special = ?1 WHERE id = ?2 AND special IS NULL").bind(issue, post),
  );
  return [
    guard,
    ...(plan.releases.length === 0 ? [] : [release]),
    ...specials,
    ...plan.takenUp.map(({ cadence, post }) =>
      db.prepare("DELETE FROM reopened WHERE cadence = ? AND post = ?").bind(cadence, post),
    ),
    ...(plan.putBack.length === 0 ? [] : [putBackStatement(db, plan)]),
    ...plan.cursors.map((cursor) => cursorStatement(db, cursor)),
    ...plan.issues.flatMap((issue) => issueStatements(db, issue)),
    ...(outcome === null ? [] : [outcomeStatement(db, outcome)]),
  ];
}

/** Either two plans met (the guard), or two calls of one webhook did (its outcome is there already). */
export function isOutdated(error: unknown): boolean {
  const text = String(error);
  return (
    text.includes("NOT NULL constraint failed: schedule.revision") ||
    text.includes("UNIQUE constraint failed: webhook_outcomes.id")
  );
}

const putBackStatement = (db: D1Database, { putBack }: Plan) =>
  db
    .prepare(
      `INSERT INTO reopened (cadence, post) SELECT value ->> '$.cadence', value ->> '$.post' FROM json_each(?1) WHERE true
       ON CONFLICT (cadence, post) DO NOTHING`,
    )
    .bind(JSON.stringify(putBack));

const cursorStatement = (db: D1Database, cursor: CadenceCursor) =>
  db
    .prepare(
      `INSERT INTO cadences (cadence, began_at, slot_date, through) VALUES (?1, ?2, ?3, ?4)
       ON CONFLICT (cadence) DO UPDATE SET slot_date = ?3, through = ?4`,
    )
    .bind(cursor.cadence, cursor.beganAt, cursor.slotDate, cursor.through);

function issueStatements(db: D1Database, issue: PlannedIssue): D1PreparedStatement[] {
  const row = db
    .prepare(
      `INSERT INTO issues (id, cadence, slot_at, window_from, window_through, posts, shards, planned_at, hold_until,
         reader_hours)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`,
    )
    .bind(
      issue.id,
      issue.cadence,
      issue.slotAt,
      issue.windowFrom,
      issue.windowThrough,
      JSON.stringify(issue.posts),
      issue.shards,
      issue.plannedAt,
      issue.holdUntil,
      issue.readerHours === null ? null : JSON.stringify(issue.readerHours),
    );
  const posts = db
    .prepare("INSERT INTO issue_posts (issue, post, position) SELECT ?1, value, key FROM json_each(?2)")
    .bind(issue.id, JSON.stringify(issue.posts));
  return [row, posts, ...(issue.cadence === "special" ? [] : [catchUpStatement(db, issue)])];
}

/**
 * Readers who came to the cadence since its last issue catch up with this one, and with no other issue of this plan.
 */
const catchUpStatement = (db: D1Database, issue: PlannedIssue) =>
  db
    .prepare("UPDATE catch_ups SET issue = ?1 WHERE cadence = ?2 AND issue IS NULL")
    .bind(issue.id, issue.cadence);

/** Fails if the outcome is stored already: then nothing of this plan may be committed. */
export const outcomeStatement = (db: D1Database, webhook: WebhookOutcome) =>
  db
    .prepare("INSERT INTO webhook_outcomes (id, at, outcome) VALUES (?, ?, ?)")
    .bind(webhook.id, webhook.at, JSON.stringify(webhook.outcome));
