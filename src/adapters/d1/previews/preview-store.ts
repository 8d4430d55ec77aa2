import { isObject, parseJson } from "../../../core/parse-json.ts";
import type { Preview } from "../../../core/previews/preview.ts";
import type { PreviewStore } from "../../../ports/previews/preview-store.ts";

interface PreviewRow {
  readonly preview: string;
}

/** Previews in D1. One that cannot be read is not there: the next commit makes it anew. */
export const createD1PreviewStore = (db: D1Database): PreviewStore => ({
  async save(preview, mails) {
    const keep = `INSERT INTO previews (id, repository, made_at, preview) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (id) DO UPDATE SET made_at = ?3, preview = ?4`;
    const { id, repository, madeAt } = preview;
    await db.batch([
      db.prepare(keep).bind(id, repository, madeAt, JSON.stringify(preview)),
      db.prepare("DELETE FROM preview_mails WHERE preview = ?1").bind(id),
      ...mails.map(({ html }, position) =>
        db
          .prepare("INSERT INTO preview_mails (preview, position, html) VALUES (?1, ?2, ?3)")
          .bind(id, position, html),
      ),
    ]);
  },
  async find(id) {
    const row = await db.prepare("SELECT preview FROM previews WHERE id = ?1").bind(id).first<PreviewRow>();
    return row === null ? null : toPreview(row);
  },
  findMail: (id, position) =>
    db
      .prepare("SELECT html FROM preview_mails WHERE preview = ?1 AND position = ?2")
      .bind(id, position)
      .first<string>("html"),
  async list() {
    const { results } = await db
      .prepare("SELECT preview FROM previews ORDER BY made_at DESC, id LIMIT 100")
      .all<PreviewRow>();
    return results.flatMap((row) => toPreview(row) ?? []);
  },
  async remove(id) {
    await db.batch([
      db.prepare("DELETE FROM previews WHERE id = ?1").bind(id),
      db.prepare("DELETE FROM preview_mails WHERE preview = ?1").bind(id),
    ]);
  },
});

/** Written by this file alone. */
function toPreview({ preview }: PreviewRow): Preview | null {
  const read = parseJson(preview);
  return read.ok && isObject(read.value) && Array.isArray(read.value.posts)
    ? (read.value as unknown as Preview)
    : null;
}
