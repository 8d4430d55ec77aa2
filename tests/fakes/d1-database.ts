import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";

/**
 * D1 over real SQLite in memory, with the project's own migrations: the adapters' SQL runs as it is. `batch` is one
 * transaction, as documented; what SQLite refuses is thrown with D1's prefix.
 */
export function createFakeD1Database(): D1Database {
  const db = new DatabaseSync(":memory:");
  const prepare = createPreparer(db);
  for (const file of readdirSync("migrations").sort()) db.exec(readFileSync(`migrations/${file}`, "utf8"));
  const database = {
    prepare: (query: string) => createStatement(prepare, query, []),
    async batch(statements: readonly FakeStatement[]) {
      db.exec("BEGIN");
      try {
        const results = statements.map((statement) => statement.execute());
        db.exec("COMMIT");
        return results;
      } catch (error) {
        db.exec("ROLLBACK");
        throw error;
      }
    },
  };
  return database as unknown as D1Database; // a fake of the part in use; the contract suite holds it to the original
}

type FakeStatement = ReturnType<typeof createStatement>;
type Prepare = (query: string) => StatementSync;

/** Preparing costs forty times what running does, and a law runs the same statements again and again. */
export function createPreparer(db: DatabaseSync): Prepare {
  const prepared = new Map<string, StatementSync>();
  return (query) => {
    const statement = prepared.get(query) ?? db.prepare(hideLimits(query));
    prepared.set(query, statement);
    return statement;
  };
}

/** SQLite plans by what is bound to a `LIMIT`, and so prepares anew at every run; into a sum it does not look. */
const hideLimits = (query: string) => query.replace(/\bLIMIT (\?\d*)(?!\d)/g, "LIMIT $1 + 0");

function createStatement(prepare: Prepare, query: string, values: readonly unknown[]) {
  const run = () => {
    try {
      const statement = prepare(query);
      const inputs = values.map(toInput) as SQLInputValue[];
      if (answersRows(query))
        return { success: true, results: statement.all(...inputs), meta: { changes: 0 } };
      return { success: true, results: [], meta: { changes: Number(statement.run(...inputs).changes) } };
    } catch (error) {
      throw new Error(`D1_ERROR: ${(error as Error).message}: SQLITE_CONSTRAINT`);
    }
  };
  return {
    bind: (...bound: readonly unknown[]) => createStatement(prepare, query, bound),
    execute: run,
    all: async () => run(),
    run: async () => run(),
    first: async (column?: string) => {
      const row = run().results[0] as Record<string, unknown> | undefined;
      if (row === undefined) return null;
      return column === undefined ? row : row[column];
    },
  };
}

const answersRows = (query: string) => /^\s*(SELECT|WITH|PRAGMA|EXPLAIN)|\bRETURNING\b/i.test(query);

function toInput(value: unknown) {
  if (value === undefined) throw new Error("D1_TYPE_ERROR: Type 'undefined' not supported");
  return typeof value === "boolean" ? Number(value) : value;
}
