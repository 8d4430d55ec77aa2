import { type Cast, does, drawMoment } from "./cast.ts";
import { MINUTE } from "./draw-schedule.ts";
import type { Random } from "./random.ts";
import { PACER_RECORD, RECORD_POISONS, type RecordPoison } from "./record-poisons.ts";
import { ROW_POISONS } from "./row-poisons.ts";
import type { Spoiling, SpoiltRow } from "./spoils.ts";

/** What rows of further tables and records of objects are drawn from, apart from everything before them. */
export const SPOILS_APART = 880_000_000;

/** Records that one storm spoils, and how many rows. */
export interface SpoilPlan {
  readonly rows: number;
  readonly records: readonly RecordPoison[];
  /** The pacer is the product's own, over its object's storage. */
  readonly hasPacer: boolean;
}

export function drawSpoils(random: Random): SpoilPlan {
  if (!random.happens(1 / 3)) return { rows: 0, records: [], hasPacer: false };
  const records = Array.from({ length: random.integer(0, 3) }, () => random.pick(RECORD_POISONS));
  return {
    rows: random.integer(1, 4),
    records,
    hasPacer: records.some(({ what }) => what === PACER_RECORD),
  };
}

/**
 * In one storm of three rows of the database become unreadable as they are written, and records of objects where they
 * lie. Each can be read again after a while, at the latest once the storm is over; what only its own mail rests on may
 * stay unreadable for good.
 */
export function unleashSpoils(cast: Cast, random: Random, { rows, records }: SpoilPlan): void {
  for (let times = rows; times > 0; times -= 1) armRow(cast, random);
  for (const poison of records) spoilRecord(cast, random, poison);
}

function armRow(cast: Cast, random: Random): void {
  const poison = random.pick(ROW_POISONS.filter((one) => one.table !== "issues" || !isWandering(cast)));
  const lastsMs = random.integer(1, 90) * MINUTE;
  const isForGood = poison.mayStay && random.happens(1 / 3);
  const at = random.happens(0.3) ? cast.world.storm.time.now() : drawMoment(cast, random);
  letPoisonWait(cast, at, { poison, random, isForGood, lastsMs });
}

/** From then on for the next row of its kind that is written. */
export function letPoisonWait(
  cast: Cast,
  at: number,
  { lastsMs, ...spoiling }: Omit<Spoiling, "onStrike"> & { readonly lastsMs: number },
): void {
  const { spoils, storm } = cast.world;
  const onStrike = (row: SpoiltRow) => {
    storm.note(`${describe(row)} cannot be read${spoiling.isForGood ? " any more" : ""}`);
    if (spoiling.isForGood) return;
    const mendedAt = Math.max(storm.time.now(), Math.min(cast.endAt, storm.time.now() + lastsMs));
    does(cast, mendedAt, `${describe(row)} can be read again`, () => void spoils.mend(row));
  };
  does(cast, at, "a poison waits", () => spoils.arm({ ...spoiling, onStrike }));
}

/** Whoever mends the list of posts of an issue has it from before a post got another id. */
const isWandering = ({ wanderers }: Cast) => wanderers.posts.length > 0;

const describe = ({ poison, name, instead }: SpoiltRow) =>
  `${poison.column} ${JSON.stringify(instead.slice(0, 20))} of ${poison.table} ${name}`;

/** Where there is none of it yet, one look more, and another, until the storm is over. */
function spoilRecord(cast: Cast, random: Random, poison: RecordPoison): void {
  const lastsMs = random.integer(1, 60) * MINUTE;
  const look = (at: number) =>
    does(cast, at, `${poison.what} is looked for`, () => {
      const mend = poison.spoil(cast.world, random);
      if (mend === null && at + MINUTE < cast.endAt) return look(at + random.integer(50, 60_000));
      if (mend === null) return;
      cast.world.storm.note(`${poison.what} cannot be read`);
      does(cast, Math.min(cast.endAt, at + lastsMs), `${poison.what} can be read again`, mend);
    });
  look(drawMoment(cast, random));
}
