import fc from "fast-check";
import {
  BACKUP_TABLE_NAMES,
  type BackupRow,
  type BackupTableName,
  type ColumnKind,
  findBackupTable,
} from "../../src/core/backup/backup-tables.ts";
import type { Subscriber } from "../../src/core/subscribers/subscriber.ts";
import type { BackupWorld } from "./backup-world.ts";
import { buildSubscriber, departed } from "./subscribers.ts";

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const longText = fc.oneof(
  text,
  fc.nat(60_000).map((length) => 'ü"<é\n'.repeat(length / 5)),
);
const moment = fc.integer({ min: 0, max: 1_795_000_000_000 });

function cell(kind: ColumnKind, isLong: boolean) {
  const value: fc.Arbitrary<string | number> = kind.startsWith("text") ? (isLong ? longText : text) : moment;
  return kind.endsWith("?") ? fc.option(value, { nil: null }) : value;
}

const rowsOf = (table: BackupTableName) => {
  const { columns, long = [] } = findBackupTable(table);
  const row = fc.record(
    Object.fromEntries(
      Object.entries(columns).map(([name, kind]) => [name, cell(kind, long.includes(name))]),
    ),
  ) as fc.Arbitrary<BackupRow>; // one cell for each column
  return fc.array(row, { maxLength: 6 });
};

const subscriber = fc
  .tuple(fc.stringMatching(/^[0-9a-f]{6}$/), text, moment, fc.boolean())
  .map(([start, wording, at, leaves]): Subscriber => {
    const record = buildSubscriber(start, { confirmedAt: at, address: `${wording}@example.com` });
    return leaves ? departed(record, at + 1) : record;
  });

/** Whatever the tables may hold, and subscribers of whom KV knows some, the changes others. */
export const anyNewsletter = fc.record({
  tables: fc.record(
    Object.fromEntries(BACKUP_TABLE_NAMES.map((table) => [table, rowsOf(table)])) as Record<
      BackupTableName,
      ReturnType<typeof rowsOf>
    >, // one for each name
  ),
  subscribers: fc.uniqueArray(fc.record({ record: subscriber, isChange: fc.boolean() }), {
    selector: ({ record }) => record.id,
    maxLength: 30,
  }),
});

type AnyNewsletter = typeof anyNewsletter extends fc.Arbitrary<infer Value> ? Value : never;

/** Puts it into the stores as it is; rows that some uniqueness refuses are left out. */
export async function fillNewsletter({ db, deps, pass }: BackupWorld, drawn: AnyNewsletter): Promise<void> {
  for (const table of BACKUP_TABLE_NAMES) for (const row of drawn.tables[table]) await insert(db, table, row);
  for (const { record, isChange } of drawn.subscribers) {
    pass(1);
    if (!isChange) await deps.base.write(record);
    else
      await deps.changes.append({
        ...{ id: record.id, at: 1, before: null, record, expectedSeq: null, unsubscription: "keep" },
      });
  }
}

async function insert(db: D1Database, table: BackupTableName, row: BackupRow): Promise<void> {
  const names = Object.keys(row);
  if (table === "schedule") {
    const { only: _, ...facts } = row;
    const sets = Object.keys(facts).map((name) => `${name} = ?`);
    await db
      .prepare(`UPDATE schedule SET ${sets}`)
      .bind(...Object.values(facts))
      .run();
    return;
  }
  const insertion = `INSERT OR IGNORE INTO ${table} (${names}) VALUES (${names.map(() => "?")})`;
  await db
    .prepare(insertion)
    .bind(...Object.values(row))
    .run();
}
