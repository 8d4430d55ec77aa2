import type { Pruner } from "../../../ports/tick/pruner.ts";

const OUTCOMES =
  "DELETE FROM webhook_outcomes WHERE id IN (SELECT id FROM webhook_outcomes WHERE at < ?1 LIMIT 500)";

const EDITIONS = `DELETE FROM editions WHERE issue IN (SELECT DISTINCT editions.issue FROM editions
  JOIN issues ON issues.id = editions.issue WHERE issues.closed_at < ?1 LIMIT 20)`;

/** The row stays, with its id, story, release and hash: a post that comes back is mailed to nobody twice. */
const BODIES = `UPDATE posts SET html = '', text = '', opening = '', article = '{"blocks":[],"whole":false}'
  WHERE id IN (SELECT id FROM posts WHERE deleted_at < ?1 AND (html <> '' OR text <> '') LIMIT 50)`;

const PREVIEW_MAILS = `DELETE FROM preview_mails WHERE preview IN (SELECT id FROM previews WHERE made_at < ?1 LIMIT 20)`;
const PREVIEWS = `DELETE FROM previews WHERE made_at < ?1
  AND NOT EXISTS (SELECT 1 FROM preview_mails WHERE preview = previews.id)`;

/** One transaction of bounded statements. */
export function createD1Pruner(db: D1Database): Pruner {
  return {
    async prune({ outcomesFrom, editionsFrom, bodiesFrom, previewsFrom }) {
      await db.batch([
        db.prepare(OUTCOMES).bind(outcomesFrom),
        db.prepare(EDITIONS).bind(editionsFrom),
        db.prepare(BODIES).bind(bodiesFrom),
        db.prepare(PREVIEW_MAILS).bind(previewsFrom),
        db.prepare(PREVIEWS).bind(previewsFrom),
      ]);
    },
  };
}
