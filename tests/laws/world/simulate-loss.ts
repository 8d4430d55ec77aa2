import { drawMoment } from "../storm/cast.ts";
import { HOUR } from "../storm/draw-schedule.ts";
import { backUpAt } from "../storm/newsletter/back-up.ts";
import { passRestore } from "../storm/newsletter/pass-restore.ts";
import { createRandom } from "../storm/random.ts";
import { beginStorm, type SimulationOptions, takeBackStores } from "./begin-storm.ts";
import type { Verdict } from "./simulate.ts";

const LOSS_APART = 9_300_000;

/**
 * The storm of this seed, in the middle of which everything is lost and restored from a backup of an earlier moment, while
 * the restore itself is cut off again and again.
 */
export async function simulateLoss(seed: number, options: SimulationOptions = {}): Promise<Verdict> {
  const begun = await beginStorm(seed, options);
  const { cast, accusations } = begun;
  const { defect = {} } = options;
  const random = createRandom(seed + LOSS_APART);
  const { time } = cast.world.storm;
  const backupAt = drawMoment(cast, random);
  const lostAt = random.happens(0.5) ? drawMoment(cast, random) : random.integer(backupAt, cast.endAt + HOUR);
  const loss = { random, defect, failing: random.pick([0, 0.1, 0.3]), objectsOutlive: random.happens(0.5) };
  backUpAt(cast, backupAt, defect);
  const events = await time.runUntil(Math.max(backupAt + 1, lostAt), () => accusations.length > 0);
  if (accusations.length === 0) accusations.push(...(await passRestore(cast, loss)));
  await takeBackStores();
  return {
    seed,
    accusations,
    schedule: begun.schedule,
    events,
    deliveries: cast.world.provider.deliveries.length,
  };
}
