import { MINUTE } from "../storm/draw-schedule.ts";
import type { SpoiltRow } from "../storm/spoils.ts";
import type { World } from "../world/world.ts";

/** Ticks of the calm have looked for what is due since then. */
const NOTICED_MS = 40 * MINUTE;

/**
 * Once the storm is over every part of the tick works, whatever cannot be read; `/health` names each row that somebody
 * wants and cannot have, and none that can be read; and no mail went out twice, be its issue stuck or closed.
 */
export async function judgeSpoils(world: World): Promise<readonly string[]> {
  const { db } = world;
  const parts = await db.prepare("SELECT part FROM failing_parts").all<{ part: string }>();
  const named = await db
    .prepare("SELECT source || ' ' || id AS name FROM unreadable_rows")
    .all<{ name: string }>();
  const names = new Set(named.results.map(({ name }) => name));
  const spoilt = world.spoils.listOpen();
  const spoiltNames = new Set(spoilt.map(nameSpoilt));
  const wanted: SpoiltRow[] = [];
  for (const row of spoilt) if (await isWanted(world, row)) wanted.push(row);
  return [
    ...parts.results.map(({ part }) => `the tick's part ${part} fails`),
    ...[...names].filter((name) => !spoiltNames.has(name)).map((name) => `${name} counts as unreadable`),
    ...wanted
      .map(nameSpoilt)
      .filter((name) => !names.has(name))
      .map((name) => `${name} cannot be read, and nobody says so`),
    ...judgeTwice(world),
  ];
}

const nameSpoilt = ({ poison, name }: SpoiltRow) => `${poison.table} ${name}`;

/** What every tick of the calm asks for. */
const WANTED: Readonly<Record<string, string>> = {
  owed_mails: "SELECT 1 FROM owed_mails WHERE kind || '/' || id || '/' || at = ?1 AND due_at < ?2",
  changes: `SELECT 1 FROM changes WHERE seq = CAST(?1 AS INTEGER) AND written_at IS NULL AND at < ?2
    AND seq = (SELECT max(seq) FROM changes AS newer WHERE newer.id = changes.id)`,
};

async function isWanted({ db, storm }: World, { poison, name }: SpoiltRow): Promise<boolean> {
  const query = WANTED[poison.table];
  if (query === undefined) return false;
  return (
    (await db
      .prepare(query)
      .bind(name, storm.time.now() - NOTICED_MS)
      .first()) !== null
  );
}

function judgeTwice({ provider }: World): readonly string[] {
  const mails = provider.deliveries.flatMap(({ issue, address }) =>
    issue === null ? [] : [`${address} ${issue}`],
  );
  const twice = mails.filter((mail, index) => mails.indexOf(mail) !== index);
  return twice.map((mail) => `${mail.replace(" ", " received ")} twice`);
}
