import type { IdKeyMemory } from "../../../ports/subscribers/id-key-memory.ts";

/** One row of D1. */
export function createD1IdKeyMemory(db: D1Database): IdKeyMemory {
  return {
    find: async () => db.prepare("SELECT mark FROM id_key").first<string>("mark"),
    claim: async (mark) => {
      await db
        .prepare("INSERT INTO id_key (only, mark) VALUES (1, ?1) ON CONFLICT DO NOTHING")
        .bind(mark)
        .run();
    },
  };
}
