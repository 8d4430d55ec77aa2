import { countBytes, type Tally } from "./tally.ts";

type Answer = D1Result<Record<string, unknown>>;

/** A metered statement knows the one behind it, so that a batch can hand those on. */
const behind = new WeakMap<object, D1PreparedStatement>();

/** A D1 database that counts: calls, queries, parameters, sizes, and the rows that D1 itself says it read and wrote. */
export function meterD1(db: D1Database, current: () => Tally): D1Database {
  const call = async <T>(
    queries: number,
    work: () => Promise<T>,
    answersOf: (result: T) => readonly Answer[],
  ) => {
    const tally = current();
    tally.add("d1Calls");
    tally.add("serviceSubrequests");
    tally.add("d1Queries", queries);
    const result = await tally.connect(work);
    for (const { meta } of answersOf(result)) {
      tally.add("d1RowsRead", meta.rows_read ?? 0);
      tally.add("d1RowsWritten", meta.rows_written ?? 0);
    }
    return result;
  };
  const meterStatement = (statement: D1PreparedStatement) => {
    const all = () =>
      call(
        1,
        () => statement.all(),
        (answer) => [answer as Answer],
      );
    const metered = {
      bind(...values: unknown[]) {
        current().raise("boundParameters", values.length);
        for (const value of values) current().raise("parameterBytes", countBytes(value));
        return meterStatement(statement.bind(...values));
      },
      all,
      run: all,
      /** By way of `all`, because `first` does not tell the rows it cost. */
      async first(column?: string) {
        const row = (await all()).results[0] ?? null;
        return row === null || column === undefined ? row : row[column];
      },
    };
    behind.set(metered, statement);
    return metered as unknown as D1PreparedStatement; // the part that the product uses
  };
  const metered = {
    prepare(query: string) {
      current().raise("statementBytes", countBytes(query));
      return meterStatement(db.prepare(query));
    },
    batch(statements: D1PreparedStatement[]) {
      const originals = statements.map((statement) => behind.get(statement) ?? statement);
      return call(
        originals.length,
        () => db.batch(originals),
        (answers) => answers as Answer[],
      );
    },
  };
  return metered as unknown as D1Database; // the part that the product uses
}
