import type { NumberedTopic } from "../../../core/topic.ts";
import type { TopicCatalog } from "../../../ports/posts/topic-catalog.ts";
import { bindView } from "./public-post.ts";
import { IN_ORDER_OF_APPEARANCE, publicTopics } from "./public-topics.ts";

const PUBLIC_TOPICS = `${publicTopics("?1")} ${IN_ORDER_OF_APPEARANCE}`;

/** Topics in D1. A number is given by the first insert of a slug and, by AUTOINCREMENT, never again. */
export function createD1TopicCatalog(db: D1Database): TopicCatalog {
  return {
    async list() {
      return (await db.prepare("SELECT number, slug, name FROM topics ORDER BY number").all<NumberedTopic>())
        .results;
    },
    async listPublic(view) {
      return (await db.prepare(PUBLIC_TOPICS).bind(bindView(view)).all<NumberedTopic>()).results;
    },
    async claim(topics) {
      if (topics.length === 0) return [];
      const json = JSON.stringify(topics);
      const [, claimed] = await db.batch<NumberedTopic>([
        db
          .prepare(
            `INSERT INTO topics (slug, name)
             SELECT json_extract(value, '$.slug'), json_extract(value, '$.name') FROM json_each(?) WHERE true
             ON CONFLICT (slug) DO NOTHING`,
          )
          .bind(json),
        db
          .prepare(
            `SELECT number, slug, name FROM topics
             WHERE slug IN (SELECT json_extract(value, '$.slug') FROM json_each(?)) ORDER BY number`,
          )
          .bind(json),
      ]);
      return claimed?.results ?? [];
    },
  };
}
