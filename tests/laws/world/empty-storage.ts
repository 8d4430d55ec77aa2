/** As `deleteAll()` does; the tables outlive it, because making them anew costs more than a whole schedule. */
export function emptyStorage(storage: DurableObjectStorage): void {
  for (const name of listTables(storage)) storage.sql.exec(`DELETE FROM ${name};`);
  for (const [key] of [...storage.kv.list()]) storage.kv.delete(key);
}

/** Does it hold anything that was ever written? */
export const isEmptyStorage = (storage: DurableObjectStorage): boolean =>
  listTables(storage).every(
    (name) => storage.sql.exec(`SELECT 1 FROM ${name} LIMIT 1`).toArray().length === 0,
  );

const listTables = (storage: DurableObjectStorage) =>
  storage.sql
    .exec<{ name: string }>("SELECT name FROM sqlite_master WHERE type = ?", "table")
    .toArray()
    .map(({ name }) => name);
