import { asIssueId } from "../../../src/core/ids.ts";
import { nameBatch } from "../../../src/core/issues/batch-label.ts";
import { resolveBatch } from "../../../src/usecases/issues/resolve-batch.ts";
import { isEmptyStorage } from "../world/empty-storage.ts";
import { hashAddress } from "../world/stand-ins.ts";
import type { World } from "../world/world.ts";
import { type Cast, does } from "./cast.ts";
import { HOUR, MINUTE } from "./draw-schedule.ts";
import { CALM } from "./faults.ts";
import type { Random } from "./random.ts";
import { tick } from "./unleash.ts";
import { settleUnknown } from "./unleash-second-thoughts.ts";

const YEAR_AND_MORE = 401 * 24 * HOUR;
export const KEEPING_APART = 880_000_000;

/**
 * In one schedule of three: more than a year later, when ledgers are given up. In a storm again, while the author says
 * what became of batches, and sometimes a row is opened by hand. Answers the laws that broke.
 */
export async function passYears(
  cast: Cast,
  random: Random,
  isOver: () => boolean,
): Promise<readonly string[]> {
  const { world } = cast;
  const pass = (until: number) => world.storm.time.runUntil(until, isOver);
  if (!random.happens(1 / 3)) return [];
  if (await isRefusing(world)) return [];
  const closed = await listRows(world, "closed_at IS NOT NULL");
  const from = world.storm.time.now() + YEAR_AND_MORE;
  const { crash, storeFailure, wakeLost } = drawTroubles(random);
  world.storm.faults = { ...CALM, crash, storeFailure, wakeLost };
  for (let at = from; at < from + 2 * HOUR; at += 15 * MINUTE) {
    tick(cast, at + random.integer(0, 500), at);
    if (random.happens(0.3)) settleUnknown(cast, at + random.integer(0, 1_000));
    for (let times = random.integer(0, 2); times > 0; times -= 1)
      sayOfAny(cast, random, at + random.integer(0, 1_000));
  }
  await pass(from + 2 * HOUR);
  world.storm.faults = CALM;
  if (random.happens(0.3)) openByHand(cast, from + 2 * HOUR);
  const ticks = Math.ceil(closed.length / 4) + 2;
  for (let count = 1; count <= ticks; count += 1) {
    const at = from + 2 * HOUR + count * 15 * MINUTE;
    tick(cast, at, at);
  }
  await pass(from + 3 * HOUR + ticks * 15 * MINUTE);
  return [...judgeRepeats(world), ...(await judgeRetired(world, closed))];
}

/** A mail that is refused while no other is taken would be tried a hundred thousand times in a year, and prove nothing more. */
const isRefusing = async ({ db }: World) =>
  (await db.prepare("SELECT 1 FROM owed_mails WHERE refused_since IS NOT NULL").first()) !== null;

const drawTroubles = (random: Random) => ({
  crash: random.pick([0, 0.1, 0.3]),
  storeFailure: random.pick([0, 0.1]),
  wakeLost: random.pick([0, 0.5]),
});

/** Of whatever batch of whatever issue, as somebody does who has an old list of labels. */
function sayOfAny(cast: Cast, random: Random, at: number): void {
  does(cast, at, "the author speaks of a batch of long ago", () =>
    cast.world.invoke("author-resolve-old", async ({ issues, ledgers }) => {
      const all = await issues.issues.list({ limit: 100, offset: 0 });
      const issue = all.length === 0 ? null : random.pick(all);
      if (issue === null || issue.closedAt === null) return;
      const shard = random.integer(0, issue.shards - 1);
      const batch = nameBatch({ shard, batch: 999 }, issue.shards);
      await resolveBatch({ ...issues, ledgers }, issue.id, { batch, as: "not-submitted" });
    }),
  );
}

/** A store that was restored, or a hand that slipped: the row says that the issue is on its way. */
const openByHand = (cast: Cast, at: number) =>
  does(cast, at, "all rows of emptied issues are opened by hand", () => {
    cast.world.records.openedByHand = true;
    void cast.world.db
      .prepare(
        "UPDATE issues SET closed_at = NULL, retired_at = NULL WHERE emptied_at IS NOT NULL AND cancelled_at IS NULL",
      )
      .run();
  });

/** Whatever happens to ledgers, nobody gets an issue twice. */
function judgeRepeats({ provider }: World): readonly string[] {
  const received = new Map<string, number>();
  for (const { issue, address } of provider.deliveries) {
    if (issue === null) continue;
    const who = `${hashAddress(address)} received ${issue}`;
    received.set(who, (received.get(who) ?? 0) + 1);
  }
  return [...received]
    .filter(([, count]) => count > 1)
    .map(([who, count]) => `${who} ${count} times, years later`);
}

/** What closed long ago is retired, stays closed, and holds nothing any more. */
async function judgeRetired(world: World, closed: readonly Row[]): Promise<readonly string[]> {
  if (world.records.openedByHand) return [];
  const broken: string[] = [];
  for (const { id, closed_at, retired_at, emptied_at, shards } of await listRows(world, "1")) {
    if (retired_at !== null && closed_at === null) broken.push(`${id} is retired and open`);
    const isOld = closed.some((one) => one.id === id && one.closed_at === closed_at);
    if (isOld && emptied_at === null) broken.push(`${id} closed more than 400 days ago and was not emptied`);
    if (emptied_at === null) continue;
    for (let shard = 0; shard < shards; shard += 1) {
      const host = world.hosts.get(`${asIssueId(id)}/${shard}`);
      if (host !== undefined && !isEmptyStorage(host.storage))
        broken.push(`${id}/${shard} was emptied and is not empty`);
    }
  }
  return broken;
}

interface Row {
  readonly id: string;
  readonly shards: number;
  readonly closed_at: number | null;
  readonly retired_at: number | null;
  readonly emptied_at: number | null;
}

const listRows = async ({ db }: World, where: string): Promise<readonly Row[]> =>
  (
    await db
      .prepare(`SELECT id, shards, closed_at, retired_at, emptied_at FROM issues WHERE ${where}`)
      .all<Row>()
  ).results;
