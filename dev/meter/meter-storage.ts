import { countBytes, type Tally } from "./tally.ts";

/**
 * Counts on the storage of one object, in place: the runtime takes only its own storage for the real one. A row that
 * an index keeps counts again, a value of the key-value part and a set alarm are one row each, as they are billed.
 */
export function meterStorage(storage: DurableObjectStorage, current: () => Tally): void {
  const { sql, kv } = storage;
  const exec = sql.exec.bind(sql) as (query: string, ...bindings: unknown[]) => SqlStorageCursor<never>;
  replace(sql, "exec", (query: string, ...bindings: unknown[]) => {
    const tally = current();
    tally.raise("statementBytes", countBytes(query));
    tally.raise("boundParameters", bindings.length);
    for (const value of bindings) tally.raise("parameterBytes", countBytes(value));
    const cursor = exec(query, ...bindings);
    tally.later(() => [
      ["objectRowsRead", cursor.rowsRead ?? 0],
      ["objectRowsWritten", cursor.rowsWritten ?? 0],
    ]);
    return cursor;
  });
  countCalls(kv, "get", () => current().add("objectRowsRead"));
  countCalls(kv, "put", () => current().add("objectRowsWritten"));
  countCalls(storage, "setAlarm", () => current().add("objectRowsWritten"));
}

function countCalls<Part extends object>(part: Part, method: keyof Part & string, count: () => void): void {
  const original = Reflect.get(part, method) as (...input: unknown[]) => unknown; // named by the caller above
  replace(part, method, (...input: unknown[]) => {
    count();
    return Reflect.apply(original, part, input);
  });
}

const replace = (part: object, method: string, value: unknown) =>
  Object.defineProperty(part, method, { value, configurable: true });
