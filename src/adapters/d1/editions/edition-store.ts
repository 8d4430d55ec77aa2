import type { StoryMailing } from "../../../core/editions/earlier.ts";
import { asEditionKey } from "../../../core/ids.ts";
import type { EditionStore } from "../../../ports/editions/edition-store.ts";
import { WAS_TAKEN_BACK } from "../issues/issue-row.ts";
import { findCatchUp } from "../schedule/find-catch-up.ts";
import { requireReadable } from "../tick/unreadable-rows.ts";
import { parseContentRow, parseEditionRow } from "./content-row.ts";
import { listEarlier } from "./list-earlier.ts";

/**
 * What an issue's mails are made of. Inserted or ignored, then read back, so that all callers see what the first one
 * stored.
 */
export function createD1EditionStore(db: D1Database): EditionStore {
  const findContent: EditionStore["findContent"] = async (issue) => {
    const row = await db
      .prepare("SELECT content FROM contents WHERE issue = ?")
      .bind(issue)
      .first<{ content: string }>();
    return requireReadable(db, row, ({ content }) => parseContentRow({ issue, content }));
  };
  const findEdition: EditionStore["findEdition"] = async (issue, key) => {
    const row = await db
      .prepare("SELECT mail FROM editions WHERE issue = ? AND key = ?")
      .bind(issue, key)
      .first<{ mail: string }>();
    return requireReadable(db, row, ({ mail }) => parseEditionRow({ issue, key, mail }));
  };
  return {
    findContent,
    findEdition,
    async claimContent(content, at) {
      await db
        .prepare("INSERT OR IGNORE INTO contents (issue, content, composed_at) VALUES (?, ?, ?)")
        .bind(content.issue, JSON.stringify(content), at)
        .run();
      return (await findContent(content.issue)) ?? content;
    },
    async listEditions(issue) {
      const rows = await db
        .prepare("SELECT key FROM editions WHERE issue = ? ORDER BY key")
        .bind(issue)
        .all<{ key: string }>();
      return rows.results.map((row) => asEditionKey(row.key));
    },
    async claimEdition(issue, key, mail) {
      await db
        .prepare("INSERT OR IGNORE INTO editions (issue, key, mail) VALUES (?, ?, ?)")
        .bind(issue, key, JSON.stringify(mail))
        .run();
      return (await findEdition(issue, key)) ?? mail;
    },
    async listMailed(stories, { id, plannedAt }) {
      const rows = await db
        .prepare(
          `SELECT posts.story, posts.language, posts.released_at AS releasedAt, issues.cadence,
           issues.planned_at AS plannedAt, issues.window_through AS through
           FROM posts JOIN issue_posts ON issue_posts.post = posts.id JOIN issues ON issues.id = issue_posts.issue
           WHERE posts.story IN (SELECT value FROM json_each(?1)) AND issues.planned_at <= ?2 AND issues.id <> ?3 AND NOT ${WAS_TAKEN_BACK}`,
        )
        .bind(JSON.stringify(stories), plannedAt, id)
        .all<StoryMailing>();
      return rows.results;
    },
    findCatchUp: ({ id, cadence }) => findCatchUp(db, id, cadence),
    listEarlier: (stories, than) => listEarlier(db, stories, than),
  };
}
