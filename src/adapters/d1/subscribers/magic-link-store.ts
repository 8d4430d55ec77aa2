import type { MagicLink } from "../../../core/subscribers/decide-magic-link.ts";
import type { MagicLinkStore } from "../../../ports/subscribers/magic-link-store.ts";

const CLAIM = `INSERT INTO magic_links (id, at) SELECT ?1, ?2
  WHERE NOT EXISTS (SELECT 1 FROM magic_links WHERE id = ?1 AND submitted_at IS NULL AND at > ?3)
  ON CONFLICT (id, at) DO NOTHING`;

const OWE = `INSERT INTO owed_mails (kind, id, at, mail, due_at, attempts, in_doubt_since)
  SELECT 'magic-link', ?1, ?2, ?4, ?5, ?6, ?7 WHERE NOT EXISTS
    (SELECT 1 FROM magic_links WHERE id = ?1 AND submitted_at IS NULL AND at > ?3)
  ON CONFLICT (kind, id, at) DO NOTHING RETURNING at`;

/** Magic links in D1. A batch is one transaction: of two who ask at once, one claims the mail. */
export function createD1MagicLinkStore(db: D1Database): MagicLinkStore {
  return {
    async listSince(id, since) {
      const { results } = await db
        .prepare(
          "SELECT at, submitted_at AS submittedAt FROM magic_links WHERE id = ?1 AND at > ?2 ORDER BY at",
        )
        .bind(id, since)
        .all<MagicLink>();
      return results;
    },
    async claim({ id, at, mail, dueAt, attempts, inDoubtSince }, { owedSince, forgetBefore }) {
      const outbox = [JSON.stringify(mail), dueAt, attempts, inDoubtSince];
      const [, owed] = await db.batch([
        db.prepare("DELETE FROM magic_links WHERE at <= ?1").bind(forgetBefore),
        db.prepare(OWE).bind(id, at, owedSince, ...outbox),
        db.prepare(CLAIM).bind(id, at, owedSince),
      ]);
      return owed?.results.length === 1;
    },
    async forget(id) {
      await db.prepare("DELETE FROM magic_links WHERE id = ?1").bind(id).run();
    },
  };
}
