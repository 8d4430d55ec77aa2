import type { Random } from "./random.ts";

/** A kind of row of the database that may become unreadable. */
export interface RowPoison {
  readonly table: string;
  readonly column: string;
  /** SQL: as `/health` names it. */
  readonly name: string;
  /** SQL: whose it is; the empty text: nobody's. */
  readonly whose: string;
  /** SQL: the rows that somebody may want. */
  readonly where: string;
  /** What the column may say afterwards. */
  readonly shapes: readonly ((text: string) => string)[];
  /** Nobody's mail but the row's own depends on it: it may stay unreadable for good. */
  readonly mayStay: boolean;
}

export interface SpoiltRow {
  readonly poison: RowPoison;
  readonly name: string;
  readonly whose: string;
  readonly original: string;
  readonly instead: string;
  /** Nobody mends it before everything is over. */
  readonly isForGood: boolean;
}

/** Rows that were spoilt on purpose, and how they are mended: what was written in between stays. */
export interface Spoils {
  /** All that were ever spoilt. */
  readonly ever: readonly SpoiltRow[];
  /** Those that nobody has mended. */
  listOpen(): readonly SpoiltRow[];
  isSpoilt(table: string, whose: string): boolean;
  /** The next row of that kind that is written is spoilt at once. */
  arm(spoiling: Spoiling): void;
  /** Hears of each query as it takes effect. */
  observe(query: string): void;
  mend(row: SpoiltRow): Promise<void>;
}

export interface Spoiling {
  readonly poison: RowPoison;
  readonly random: Random;
  readonly isForGood: boolean;
  readonly onStrike: (row: SpoiltRow) => void;
}

export function createSpoils(db: D1Database): Spoils {
  const ever: SpoiltRow[] = [];
  const open = new Set<SpoiltRow>();
  let armed: readonly Spoiling[] = [];
  /** One after the other: of two at the same time the second would keep what the first made of a row for its original. */
  let striking: Promise<void> = Promise.resolve();

  const strike = async ({ poison, random, isForGood, onStrike }: Spoiling) => {
    const { table, column, name, whose, where } = poison;
    const list = `SELECT ${name} AS name, ${whose} AS whose, ${column} AS text FROM ${table} WHERE ${where} ORDER BY 1`;
    const { results } = await db.prepare(list).all<{ name: string | number; whose: string; text: string }>();
    const isOpen = (name: string) => [...open].some((one) => one.poison.table === table && one.name === name);
    const sound = results.filter(({ name }) => !isOpen(String(name))); // a seq is a number
    if (sound.length === 0) return;
    const { text, ...chosen } = random.pick(sound);
    const instead = random.pick(poison.shapes)(text);
    const row = { poison, ...chosen, name: String(chosen.name), original: text, instead, isForGood };
    const spoil = `UPDATE ${table} SET ${column} = ?1 WHERE CAST(${name} AS TEXT) = ?2`;
    await db.prepare(spoil).bind(instead, row.name).run();
    ever.push(row);
    open.add(row);
    onStrike(row);
  };

  return {
    ever,
    listOpen: () => [...open],
    isSpoilt: (table, whose) => ever.some((row) => row.poison.table === table && row.whose === whose),
    arm: (spoiling) => {
      armed = [...armed, spoiling];
    },
    observe(query) {
      const struck = armed.filter(({ poison }) => query.includes(`INTO ${poison.table} `));
      if (struck.length === 0) return;
      armed = armed.filter((one) => !struck.includes(one));
      for (const one of struck) striking = striking.then(() => strike(one));
    },
    async mend(row) {
      const { table, column, name } = row.poison;
      open.delete(row);
      const mend = `UPDATE ${table} SET ${column} = ?1 WHERE CAST(${name} AS TEXT) = ?2 AND ${column} = ?3`;
      await db.prepare(mend).bind(row.original, row.name, row.instead).run();
    },
  };
}
