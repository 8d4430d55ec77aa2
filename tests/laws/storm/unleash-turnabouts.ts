import { hashAddress } from "../world/stand-ins.ts";
import { choose } from "./answered-acts.ts";
import { type Cast, does } from "./cast.ts";
import { addressOf, MINUTE, START } from "./draw-schedule.ts";
import type { Random } from "./random.ts";

/** Who takes a change of cadence back is drawn from here, apart from everything before it. */
export const TURNABOUTS_APART = 910_000_000;

/** From the first tick to the slot: what comes at once has gone out by then, and nothing else. */
const FROM = START + 5 * MINUTE;
const UNTIL = START + 20 * MINUTE;

/** In one storm of eight some readers go over to another cadence before the slot, and come back before it or just after. */
export function unleashTurnabouts(cast: Cast, random: Random): void {
  if (!random.happens(1 / 8)) return;
  const { cadences } = cast.world.newsletter;
  for (let times = random.integer(1, 5); times > 0; times -= 1) {
    const reader = random.integer(0, cast.readers - 1);
    const own = cast.world.records.original.get(hashAddress(addressOf(reader)))?.cadence;
    const others = cadences.filter((cadence) => cadence !== own);
    if (own === undefined || others.length === 0) continue;
    const at = random.integer(FROM, UNTIL);
    goOver(cast, reader, at, random.pick(others));
    goOver(cast, reader, random.integer(at + 1_000, UNTIL + 2 * MINUTE), own);
  }
}

const goOver = (cast: Cast, reader: number, at: number, cadence: string) =>
  does(cast, at, `reader ${reader} goes over to ${cadence}`, () =>
    cast.world.invoke(`turn-${reader}`, ({ subscribers }) =>
      choose(cast.world.records, subscribers, hashAddress(addressOf(reader)), { cadence }),
    ),
  );
