import type { NewsletterPause } from "../../../ports/schedule/newsletter-pause.ts";

/** The revision moves on with it: a plan that was decided before is outdated. */
const PAUSE = "UPDATE schedule SET revision = revision + 1, paused_at = ?1 WHERE paused_at IS NULL";
const STOP_ISSUES = `UPDATE issues SET newsletter_paused_at = ?1, command_seq = command_seq + 1
  WHERE closed_at IS NULL AND newsletter_paused_at IS NULL`;

const RESUME = "UPDATE schedule SET revision = revision + 1, paused_at = NULL WHERE paused_at IS NOT NULL";
const FREE_ISSUES = `UPDATE issues SET newsletter_paused_at = NULL, command_seq = command_seq + 1
  WHERE newsletter_paused_at IS NOT NULL`;

/** The pause of the whole newsletter in D1: in the row of the schedule, and in the row of each issue that it stops. */
export const createD1NewsletterPause = (db: D1Database): NewsletterPause => ({
  find: () => db.prepare("SELECT paused_at AS pausedAt FROM schedule").first<number>("pausedAt"),
  async pause(at) {
    await db.batch([PAUSE, STOP_ISSUES].map((statement) => db.prepare(statement).bind(at)));
  },
  async resume() {
    await db.batch([RESUME, FREE_ISSUES].map((statement) => db.prepare(statement)));
  },
});
