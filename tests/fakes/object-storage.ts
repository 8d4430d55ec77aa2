import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { createPreparer } from "./d1-database.ts";

/**
 * The part of a Durable Object's storage that our adapters use, over real SQLite in memory. Synchronous like the
 * original, and a transaction that throws leaves nothing behind.
 */
export function createFakeObjectStorage(): DurableObjectStorage {
  const db = new DatabaseSync(":memory:");
  const prepare = createPreparer(db);
  const values = new Map<string, unknown>();
  let alarm: number | null = null;
  let depth = 0;
  const exec = (query: string, ...bindings: SQLInputValue[]) => {
    if (bindings.length === 0 && query.includes(";")) {
      db.exec(query);
      return toCursor([], countChanges);
    }
    return toCursor(prepare(query).all(...bindings), countChanges);
  };
  const countChanges = () => Number(prepare("SELECT changes() AS changed").get()?.changed ?? 0);
  const storage = {
    sql: { exec },
    kv: {
      get: (key: string) => values.get(key),
      put: (key: string, value: unknown) => void values.set(key, value),
      delete: (key: string) => values.delete(key),
      list: () => values.entries(),
    },
    transactionSync<T>(work: () => T): T {
      if (depth > 0) return work();
      depth += 1;
      db.exec("BEGIN");
      try {
        const result = work();
        db.exec("COMMIT");
        return result;
      } catch (error) {
        db.exec("ROLLBACK");
        throw error;
      } finally {
        depth -= 1;
      }
    },
    getAlarm: async () => alarm,
    setAlarm: async (at: number) => {
      alarm = at;
    },
    deleteAlarm: async () => {
      alarm = null;
    },
  };
  return storage as unknown as DurableObjectStorage; // a fake of the part in use; the contract suite holds it to the original
}

/** `rowsWritten` without those of indexes, and only until the next statement; after a read it says nothing. */
function toCursor(rows: readonly unknown[], countChanges: () => number) {
  return {
    get rowsWritten() {
      return countChanges();
    },
    toArray: () => [...rows],
    one() {
      if (rows.length !== 1) throw new Error(`Expected exactly one row, got ${rows.length}.`);
      return rows[0];
    },
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  };
}
