import { parseJson } from "../../../src/core/parse-json.ts";
import type { World } from "../world/world.ts";
import type { Random } from "./random.ts";

/** A record of an object that becomes unreadable. */
export interface RecordPoison {
  readonly what: string;
  /** Answers how it is mended; null: there was nothing to spoil. A record that is begun anew needs no mending. */
  spoil(world: World, random: Random): (() => void) | null;
}

export const PACER_RECORD = "the record of the pacer";

/** Every list and record of the three kinds of objects. */
export const RECORD_POISONS: readonly RecordPoison[] = [
  ...(
    [
      ["packs", "readers", "due_at || '/' || number", "true"],
      ["batches", "recipients", "number", "outcome IS NULL"],
      ["batches", "addresses", "number", "outcome IS NULL AND addresses <> ''"],
      ["editions", "posts", "key", "true"],
      ["facts", "value", "name", "name = 'commands'"],
      ["facts", "value", "name", "name = 'forgotten'"],
    ] as const
  ).map(([table, column, name, where]) => ({
    what: `${column} of ${table} in an issue's object`,
    spoil: (world: World, random: Random) => spoilLedger(world, random, { table, column, name, where }),
  })),
  {
    what: "the record of the outbox",
    spoil: ({ outboxStorage }, random) => spoilValue(outboxStorage, "drain", random),
  },
  {
    what: PACER_RECORD,
    spoil: ({ pacer }, random) => {
      if (pacer === null) return null;
      const begun = spoilValue(pacer.storage, "pacing", random);
      pacer.restart();
      return begun;
    },
  },
];

const JUNK = ["{", 7, null, [], { restsUntil: "soon", nextStartAt: "now" }] as const;

function spoilValue(storage: DurableObjectStorage, key: string, random: Random): (() => void) | null {
  if (storage.kv.get(key) === undefined) return null;
  storage.kv.put(key, random.pick(JUNK));
  return () => {};
}

/** Was it not spoilt before? What is longer than the brackets can be cut short. */
function isSound(text: string): boolean {
  const read = parseJson(text);
  return read.ok && text.length > 2 && read.value !== null;
}

interface Place {
  readonly table: string;
  readonly column: string;
  readonly name: string;
  readonly where: string;
}

function spoilLedger({ hosts }: World, random: Random, { table, column, name, where }: Place) {
  const rows = [...hosts.values()].flatMap(({ storage }) => {
    const hasTable =
      storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = ?", table).toArray().length > 0;
    if (!hasTable) return [];
    const list = `SELECT ${name} AS name, ${column} AS text FROM ${table} WHERE ${where} AND ?1 = ?1 ORDER BY 1`;
    return storage.sql
      .exec<{ name: string | number; text: string }>(list, 1)
      .toArray()
      .filter(({ text }) => isSound(text))
      .map((row) => ({ ...row, storage }));
  });
  if (rows.length === 0) return null;
  const { storage, name: chosen, text } = random.pick(rows);
  const instead = random.pick([text.slice(0, -1), "null", "{}"]);
  const write = (from: string, to: string) =>
    void storage.sql.exec(
      `UPDATE ${table} SET ${column} = ?1 WHERE ${name} = ?2 AND ${column} = ?3`,
      to,
      chosen,
      from,
    );
  write(text, instead);
  return () => write(instead, text);
}
