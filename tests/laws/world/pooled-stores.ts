import { createFakeD1Database } from "../../fakes/d1-database.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";
import { emptyStorage } from "./empty-storage.ts";

/** Stores that were used before and are empty again: making one costs more than a whole schedule. */
export interface PooledStores {
  takeDatabase(): Promise<D1Database>;
  takeStorage(): DurableObjectStorage;
  /** Everything taken comes back; nobody may use it any more. */
  takeBack(): Promise<void>;
}

/** Tables outlive the schedule, so a schema that is there already (`IF NOT EXISTS`) need not be read again. */
function createPooledStorage(): DurableObjectStorage {
  const storage = createFakeObjectStorage();
  const known = new Set<string>();
  const exec = (query: string, ...bindings: unknown[]) => {
    const isSchema = bindings.length === 0 && query.includes("IF NOT EXISTS");
    if (isSchema && known.has(query)) return null;
    if (isSchema) known.add(query);
    return storage.sql.exec(query, ...bindings);
  };
  return { ...storage, sql: { exec } } as unknown as DurableObjectStorage; // as the fake itself
}

interface PooledDatabase {
  readonly db: D1Database;
  /** Empties what the template does not have, and restores what it has. */
  readonly reset: readonly D1PreparedStatement[];
}

export function createPooledStores(): PooledStores {
  const freeDatabases: PooledDatabase[] = [];
  const usedDatabases: PooledDatabase[] = [];
  const freeStorages: DurableObjectStorage[] = [];
  const usedStorages: DurableObjectStorage[] = [];
  return {
    async takeDatabase() {
      const pooled = freeDatabases.pop() ?? (await createPooledDatabase());
      usedDatabases.push(pooled);
      return pooled.db;
    },
    takeStorage() {
      const storage = freeStorages.pop() ?? createPooledStorage();
      usedStorages.push(storage);
      return storage;
    },
    async takeBack() {
      for (const pooled of usedDatabases.splice(0)) {
        await pooled.db.batch([...pooled.reset]);
        freeDatabases.push(pooled);
      }
      for (const storage of usedStorages.splice(0)) {
        emptyStorage(storage);
        freeStorages.push(storage);
      }
    },
  };
}

async function createPooledDatabase(): Promise<PooledDatabase> {
  const db = createFakeD1Database();
  const { results } = await db
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all<{ name: string }>();
  const reset: D1PreparedStatement[] = [];
  for (const { name } of results) {
    reset.push(db.prepare(`DELETE FROM ${name}`));
    for (const row of (await db.prepare(`SELECT * FROM ${name}`).all<Record<string, unknown>>()).results) {
      const columns = Object.keys(row);
      const insert = `INSERT INTO ${name} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`;
      reset.push(db.prepare(insert).bind(...Object.values(row)));
    }
  }
  return { db, reset };
}
