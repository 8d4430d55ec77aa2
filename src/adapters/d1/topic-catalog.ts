import type { NumberedTopic } from "../../core/topic.ts";
import type { TopicCatalog } from "../../ports/topic-catalog.ts";

/** Topic numbers in D1: inserted or ignored, so a slug keeps the number and the name that it got first. */
export function createD1TopicCatalog(db: D1Database): TopicCatalog {
  return {
    async list() {
      return (await db.prepare("SELECT number, slug, name FROM topics ORDER BY number").all<NumberedTopic>()).results;
    },
    async claim(topics) {
      if (topics.length === 0) return [];
      const wanted = JSON.stringify(topics);
      const [, claimed] = await db.batch<NumberedTopic>([
        db
          .prepare(
            `INSERT INTO topics (slug, name) SELECT value ->> 'slug', value ->> 'name' FROM json_each(?1) WHERE true
             ON CONFLICT (slug) DO NOTHING`,
          )
          .bind(wanted),
        db
          .prepare("SELECT number, slug, name FROM topics WHERE slug IN (SELECT value ->> 'slug' FROM json_each(?1)) ORDER BY number")
          .bind(wanted),
      ]);
      return claimed?.results ?? [];
    },
  };
}
