import { judge } from "../judges/judge.ts";
import type { Cast } from "../storm/cast.ts";
import { HOUR, MINUTE } from "../storm/draw-schedule.ts";
import { CALM } from "../storm/faults.ts";
import { unleashBackup } from "../storm/newsletter/back-up.ts";
import { passRestore } from "../storm/newsletter/pass-restore.ts";
import { NEWSLETTER_APART, unleashPauses } from "../storm/newsletter/unleash-pauses.ts";
import { KEEPING_APART, passYears } from "../storm/pass-years.ts";
import { createRandom } from "../storm/random.ts";
import { tick, wish } from "../storm/unleash.ts";
import { settleUnknown } from "../storm/unleash-second-thoughts.ts";
import { beginStorm, type SimulationOptions, takeBackStores } from "./begin-storm.ts";
import type { World } from "./world.ts";

export interface Verdict {
  readonly seed: number;
  /** Broken laws; none: everything held. */
  readonly accusations: readonly string[];
  /** What happened, line by line; empty where nobody asked for it. */
  readonly schedule: readonly string[];
  readonly events: number;
  readonly deliveries: number;
}

/** More than this in one minute of virtual time is no diligence but a loop. */
const MOST_A_MINUTE = 8_000;
/** Until the last reader's hour of the last day has come, in the last zone. */
const DRAIN_MS = 72 * HOUR;

/** One schedule: the storm, then up to three days without faults, then the judgement. The same seed gives the same schedule. */
export async function simulate(seed: number, options: SimulationOptions = {}): Promise<Verdict> {
  const begun = await beginStorm(seed, options);
  const { cast, accusations } = begun;
  const { defect = {} } = options;
  const whole = createRandom(seed + NEWSLETTER_APART);
  unleashPauses(cast, whole);
  unleashBackup(cast, whole, defect);
  const events = await passThrough(cast, accusations);
  if (accusations.length === 0) accusations.push(...(await judge(cast.world).catch(accuseOfUnreadable)));
  if (accusations.length === 0)
    accusations.push(
      ...(await passYears(cast, createRandom(seed + KEEPING_APART), () => accusations.length > 0)),
    );
  if (accusations.length === 0)
    accusations.push(
      ...(await passRestore(cast, {
        ...{ random: whole, defect: defect, failing: 0, objectsOutlive: false },
      })),
    );
  await takeBackStores();
  return {
    seed,
    accusations,
    schedule: begun.schedule,
    events,
    deliveries: cast.world.provider.deliveries.length,
  };
}

/** What no judge can read at the end is a broken law of this seed, and ends no other storm. */
const accuseOfUnreadable = (error: unknown) => [`its end cannot be judged: ${String(error)}`];

/** The storm, then the calm: ticks go on, and the author lets whatever stopped go on, until nothing is open. */
async function passThrough(cast: Cast, accusations: string[]): Promise<number> {
  const { world, endAt } = cast;
  const { storm } = world;
  let events = 0;
  const isHasty = watchHaste(storm.time.now);
  const isOver = () => accusations.length > 0 || isHasty();
  const pass = async (until: number) => {
    events += await storm.time.runUntil(until, isOver);
  };
  await pass(endAt);
  storm.faults = CALM;
  storm.note("the storm is over");
  for (let at = endAt; at < endAt + DRAIN_MS && !isOver(); at += HOUR) {
    wish(cast, at + MINUTE, "resume");
    if (world.newsletter.authorEmail !== null) wish(cast, at + 1.5 * MINUTE, "send");
    tick(cast, at + 2 * MINUTE, at);
    tick(cast, at + 17 * MINUTE, at + 15 * MINUTE);
    if (world.provider.claimedReuse.size > 0) settleUnknown(cast, at + 20 * MINUTE);
    await pass(at + HOUR);
    if (at >= endAt + HOUR && (await countOpen(world.db)) === 0 && !(await isOwing(world))) break;
  }
  if (isHasty()) accusations.push(`does not come to rest: ${MOST_A_MINUTE} things happened in one minute`);
  return events;
}

/** Counts what happens in each minute; once it was too much, it stays so. */
function watchHaste(now: () => number): () => boolean {
  let minute = 0;
  let count = 0;
  return () => {
    if (count > MOST_A_MINUTE) return true;
    const current = Math.floor(now() / MINUTE);
    count = current === minute ? count + 1 : 0;
    minute = current;
    return false;
  };
}

const countOpen = async (db: D1Database) =>
  db.prepare("SELECT COUNT(*) AS open FROM issues WHERE closed_at IS NULL").first<number>("open");

/** A mail that the provider refuses alone stays owed until it takes another. */
const isOwing = async ({ db, spoils }: World) => {
  const owed = await db
    .prepare(`SELECT kind || '/' || id || '/' || at AS name FROM owed_mails`)
    .all<{ name: string }>();
  const stuck = new Set(spoils.listOpen().map(({ name }) => name));
  return owed.results.some(({ name }) => !stuck.has(name));
};
