import type { Invocation } from "./invocation.ts";

type Observe = (query: string) => void;

/**
 * The database as one invocation reaches it: every statement and every batch is a journey of its own, so that others
 * come between, and a crash too. `observe` hears of each query that took effect.
 */
export function createTravellingD1(db: D1Database, invocation: Invocation, observe: Observe): D1Database {
  const travel = <Answer>(query: string, effect: () => Promise<Answer>) =>
    invocation.call(summarise(query), () => {
      const outcome = effect();
      observe(query); // the fake is synchronous: by now it has happened
      return outcome;
    });
  const wrap = (query: string, real: D1PreparedStatement): TravellingStatement => ({
    query,
    real,
    bind: (...values: unknown[]) => wrap(query, real.bind(...values)),
    all: () => travel(query, () => real.all()),
    run: () => travel(query, () => real.run()),
    first: (column?: string) =>
      travel(query, () => (column === undefined ? real.first() : real.first(column))),
  });
  const database = {
    prepare: (query: string) => wrap(query, db.prepare(query)),
    batch: (statements: readonly TravellingStatement[]) =>
      travel(statements.map(({ query }) => query).join("; "), () =>
        db.batch(statements.map(({ real }) => real)),
      ),
  };
  return database as unknown as D1Database; // a fake of the part in use, like the one it stands before
}

interface TravellingStatement {
  readonly query: string;
  readonly real: D1PreparedStatement;
  bind(...values: unknown[]): TravellingStatement;
  all(): Promise<unknown>;
  run(): Promise<unknown>;
  first(column?: string): Promise<unknown>;
}

const summaries = new Map<string, string>();

function summarise(query: string): string {
  const summary = summaries.get(query) ?? query.replace(/\s+/g, " ").slice(0, 60);
  summaries.set(query, summary);
  return summary;
}
