import type { FailingPart } from "../../../core/settings/health.ts";
import type { FailingParts } from "../../../ports/tick/failing-parts.ts";

const FORGET = "DELETE FROM failing_parts WHERE part IN (SELECT value FROM json_each(?1))";
const REMEMBER = `INSERT INTO failing_parts (part, since) SELECT value, ?2 FROM json_each(?1) WHERE true
  ON CONFLICT (part) DO NOTHING`;
const TICKED = `INSERT INTO latest_tick (only, at) VALUES (1, ?1)
  ON CONFLICT (only) DO UPDATE SET at = MAX(at, excluded.at)`;

/** The tick's failing parts in D1: one transaction a tick. */
export function createD1FailingParts(db: D1Database): FailingParts {
  return {
    async record({ failed, worked }, at) {
      await db.batch([
        db.prepare(FORGET).bind(JSON.stringify(worked)),
        db.prepare(REMEMBER).bind(JSON.stringify(failed), at),
        db.prepare(TICKED).bind(at),
      ]);
    },
    async list() {
      const list = "SELECT part, since FROM failing_parts ORDER BY part";
      return (await db.prepare(list).all<FailingPart>()).results;
    },
    async findLatestTick() {
      return await db.prepare("SELECT at FROM latest_tick").first<number>("at");
    },
  };
}
