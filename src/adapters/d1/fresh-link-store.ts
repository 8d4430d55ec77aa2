import type { FreshLink } from "../../core/decide-fresh-link.ts";
import type { FreshLinkStore } from "../../ports/fresh-link-store.ts";

const CLAIM = `INSERT INTO fresh_links (id, at) SELECT ?1, ?2
  WHERE NOT EXISTS (SELECT 1 FROM fresh_links WHERE id = ?1 AND submitted_at IS NULL AND at > ?3)
  ON CONFLICT (id, at) DO NOTHING`;

/** Fresh links in D1. A batch is one transaction: of two who ask at once, one claims the mail. */
export function createD1FreshLinkStore(db: D1Database): FreshLinkStore {
  return {
    async listSince(id, since) {
      const { results } = await db
        .prepare(
          "SELECT at, submitted_at AS submittedAt FROM fresh_links WHERE id = ?1 AND at > ?2 ORDER BY at",
        )
        .bind(id, since)
        .all<FreshLink>();
      return results;
    },
    async claim(id, at, { owedSince, forgetBefore }) {
      const [, claimed] = await db.batch([
        db.prepare("DELETE FROM fresh_links WHERE at <= ?1").bind(forgetBefore),
        db.prepare(CLAIM).bind(id, at, owedSince),
      ]);
      return claimed?.meta.changes === 1;
    },
    async forget(id) {
      await db.prepare("DELETE FROM fresh_links WHERE id = ?1").bind(id).run();
    },
    async markSubmitted(id, linkAt, at) {
      await db
        .prepare(
          "UPDATE fresh_links SET submitted_at = ?3 WHERE id = ?1 AND at = ?2 AND submitted_at IS NULL",
        )
        .bind(id, linkAt, at)
        .run();
    },
  };
}
