import type { NewsletterPause } from "../../../ports/schedule/newsletter-pause.ts";
import { isOutdated, planStatements } from "./plan-statements.ts";

/** The revision moves on with it: a plan that was decided before is outdated. */
const PAUSE = "UPDATE schedule SET revision = revision + 1, paused_at = ?1 WHERE paused_at IS NULL";
const STOP_ISSUES = `UPDATE issues SET newsletter_paused_at = ?1, command_seq = command_seq + 1
  WHERE closed_at IS NULL AND newsletter_paused_at IS NULL`;

const RESUME = "UPDATE schedule SET revision = revision + 1, paused_at = NULL WHERE paused_at IS NOT NULL";
const FREE_ISSUES = `UPDATE issues SET newsletter_paused_at = NULL, command_seq = command_seq + 1
  WHERE newsletter_paused_at IS NOT NULL`;

/** What a new beginning ends, beside its plan: issues that were on their way, and whatever the next ones were to bring. */
const END_OF_BEFORE = [
  "UPDATE issues SET closed_at = ?1, withdrawn_at = ?1 WHERE closed_at IS NULL",
  "DELETE FROM reopened WHERE ?1 IS NOT NULL",
  "DELETE FROM catch_ups WHERE ?1 IS NOT NULL",
  `UPDATE schedule SET restored_at = NULL, begun_anew_at = ?1,
     posts_changed_at = max(posts_changed_at, ?1 - ?1 % 1000)`,
];

/** The pause of the whole newsletter in D1: in the row of the schedule, and in the row of each issue that it stops. */
export const createD1NewsletterPause = (db: D1Database): NewsletterPause => ({
  find: () => db.prepare("SELECT paused_at AS pausedAt FROM schedule").first<number>("pausedAt"),
  findRestored: () =>
    db.prepare("SELECT restored_at AS restoredAt FROM schedule").first<number>("restoredAt"),
  async pause(at) {
    await db.batch([PAUSE, STOP_ISSUES].map((statement) => db.prepare(statement).bind(at)));
  },
  async beginAnew(plan, revision) {
    const end = END_OF_BEFORE.map((statement) => db.prepare(statement).bind(plan.at));
    try {
      await db.batch([...planStatements(db, plan, revision, null), ...end, ...prepareResume(db)]);
      return "begun";
    } catch (error) {
      if (isOutdated(error)) return "outdated";
      throw error;
    }
  },
  async resume() {
    await db.batch(prepareResume(db));
  },
});

const prepareResume = (db: D1Database) => [RESUME, FREE_ISSUES].map((statement) => db.prepare(statement));
