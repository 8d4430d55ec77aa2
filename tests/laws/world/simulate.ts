import { createD1PostStore } from "../../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../../src/adapters/d1/posts/topic-catalog.ts";
import type { Defect } from "../defects/defect.ts";
import { judge } from "../judges/judge.ts";
import type { Cast } from "../storm/cast.ts";
import { drawAuthor, NOTES_APART } from "../storm/deliveries/draw-author.ts";
import { DELIVERIES_APART, unleashDeliveries } from "../storm/deliveries/unleash-deliveries.ts";
import { createHours, drawDelivery } from "../storm/draw-hours.ts";
import {
  drawNewsletter,
  drawPosts,
  drawReader,
  HOUR,
  MINUTE,
  START,
  TOPICS,
} from "../storm/draw-schedule.ts";
import { DRESSES_APART } from "../storm/dress-import.ts";
import { CALM, drawFaults, type Faults } from "../storm/faults.ts";
import { passRestore, unleashBackup } from "../storm/newsletter/pass-restore.ts";
import { NEWSLETTER_APART, unleashPauses } from "../storm/newsletter/unleash-pauses.ts";
import { KEEPING_APART, passYears } from "../storm/pass-years.ts";
import { createRandom } from "../storm/random.ts";
import { tick, unleash, wish } from "../storm/unleash.ts";
import { unleashHomes } from "../storm/unleash-homes.ts";
import { LEAVERS_APART, unleashLeavers } from "../storm/unleash-leavers.ts";
import { drawWanderers } from "../storm/unleash-renames.ts";
import { drawConfusion, settleUnknown } from "../storm/unleash-second-thoughts.ts";
import { drawCrowd, SIGNUP_APART } from "../storm/unleash-signups.ts";
import { drawSpoils, SPOILS_APART, type SpoilPlan, unleashSpoils } from "../storm/unleash-spoils.ts";
import { STUCK_APART, unleashStuckMails } from "../storm/unleash-stuck-mails.ts";
import { TURNABOUTS_APART, unleashTurnabouts } from "../storm/unleash-turnabouts.ts";
import type { Storm } from "./invocation.ts";
import { createPooledStores } from "./pooled-stores.ts";
import { createVirtualTime } from "./virtual-time.ts";
import { createWorld, type World } from "./world.ts";

export interface Verdict {
  readonly seed: number;
  /** Broken laws; none: everything held. */
  readonly accusations: readonly string[];
  /** What happened, line by line; empty where nobody asked for it. */
  readonly schedule: readonly string[];
  readonly events: number;
  readonly deliveries: number;
}

export interface SimulationOptions {
  readonly defect?: Defect;
  readonly keepsSchedule?: boolean;
  /** Instead of what the seed draws. */
  readonly faults?: Partial<Faults>;
}

/** More than this in one minute of virtual time is no diligence but a loop. */
const MOST_A_MINUTE = 8_000;
/** Until the last reader's hour of the last day has come, in the last zone. */
const DRAIN_MS = 72 * HOUR;
/** What was added later is drawn apart, so that the seeds of before still make their storms. */
const HOURS_APART = 500_000_000;
const WELCOMES_APART = 600_000_000;
const AUTHOR_APART = 700_000_000;
const TICK_APART = 830_000_000;
const SENDING_APART = 840_000_000;
const IDENTITY_APART = 810_000_000;
const HOME_APART = 800_000_000;
const SUBSCRIBERS_APART = 860_000_000;
const stores = createPooledStores();

/** One schedule: the storm, then up to three days without faults, then the judgement. The same seed gives the same schedule. */
export async function simulate(seed: number, options: SimulationOptions = {}): Promise<Verdict> {
  const random = createRandom(seed);
  const author = createRandom(seed + AUTHOR_APART);
  const time = createVirtualTime(START);
  const schedule: string[] = [];
  const accusations: string[] = [];
  const storm: Storm = {
    time,
    random,
    faults: { ...drawFaults(random), ...drawConfusion(author), ...options.faults },
    note: (what) => {
      if (options.keepsSchedule) schedule.push(`+${((time.now() - START) / 1000).toFixed(3)} s  ${what}`);
    },
    accuse: (what) => void accusations.push(what),
  };
  storm.note(`faults ${JSON.stringify(storm.faults)}`);
  const spoiling = createRandom(seed + SPOILS_APART);
  const spoilPlan = drawSpoils(spoiling);
  const cast = await createCast(
    storm,
    {
      spoilPlan,
      hours: createRandom(seed + HOURS_APART),
      author,
      poison: createRandom(seed + TICK_APART),
      sending: createRandom(seed + SENDING_APART),
      wanderers: drawWanderers(createRandom(seed + IDENTITY_APART)),
      subscribers: createRandom(seed + SUBSCRIBERS_APART),
      dresses: createRandom(seed + DRESSES_APART),
      signups: createRandom(seed + SIGNUP_APART),
      authorEmail: drawAuthor(createRandom(seed + NOTES_APART)),
      welcomeMail: createRandom(seed + WELCOMES_APART).happens(1 / 3),
    },
    options.defect ?? {},
  );
  unleash(cast);
  unleashHomes(cast, createRandom(seed + HOME_APART));
  unleashSpoils(cast, spoiling, spoilPlan);
  unleashLeavers(cast, createRandom(seed + LEAVERS_APART));
  unleashTurnabouts(cast, createRandom(seed + TURNABOUTS_APART));
  unleashStuckMails(cast, createRandom(seed + STUCK_APART));
  unleashDeliveries(cast, createRandom(seed + DELIVERIES_APART));
  const whole = createRandom(seed + NEWSLETTER_APART);
  unleashPauses(cast, whole);
  unleashBackup(cast, whole, options.defect ?? {});
  const events = await passThrough(cast, accusations);
  if (accusations.length === 0) accusations.push(...(await judge(cast.world).catch(accuseOfUnreadable)));
  if (accusations.length === 0)
    accusations.push(
      ...(await passYears(cast, createRandom(seed + KEEPING_APART), () => accusations.length > 0)),
    );
  if (accusations.length === 0) accusations.push(...(await passRestore(cast, whole, options.defect ?? {})));
  await stores.takeBack();
  return { seed, accusations, schedule, events, deliveries: cast.world.provider.deliveries.length };
}

/** What no judge can read at the end is a broken law of this seed, and ends no other storm. */
const accuseOfUnreadable = (error: unknown) => [`its end cannot be judged: ${String(error)}`];

async function createCast(
  storm: Storm,
  {
    hours,
    author,
    poison,
    sending,
    signups,
    wanderers,
    subscribers,
    dresses,
    welcomeMail,
    authorEmail,
    spoilPlan,
  }: Pick<
    Cast,
    "hours" | "author" | "poison" | "sending" | "signups" | "wanderers" | "subscribers" | "dresses"
  > & {
    readonly welcomeMail: boolean;
    readonly authorEmail: string | null;
    readonly spoilPlan: SpoilPlan;
  },
  defect: Defect,
): Promise<Cast> {
  const { random } = storm;
  const { crowd, perHour } = drawCrowd(signups);
  const capped = perHour === null ? {} : { confirmationsPerHour: perHour };
  const newsletter = {
    ...drawNewsletter(random),
    ...drawDelivery(hours),
    ...capped,
    welcomeMail,
    authorEmail,
  };
  const drawHour = createHours(hours);
  const posts = drawPosts(random);
  const readers = random.integer(5, 40);
  const batchSize = random.integer(2, 10);
  const pageSize = random.integer(3, 20);
  const badShare = random.happens(0.03) ? 0.08 : 0;
  const { hasPacer } = spoilPlan;
  const drawn = { newsletter, batchSize, pageSize, defect, stores, hasPacer };
  const createOther = () => createWorld(storm, { ...drawn, hasPast: true });
  const world = await createWorld(storm, { ...drawn, hasPast: false });
  await createD1TopicCatalog(world.db).claim(TOPICS);
  for (const post of [...posts, ...wanderers.posts])
    await createD1PostStore(world.db).save(post, START - HOUR);
  for (let number = 0; number < readers; number += 1) {
    const isAtOwnHour = newsletter.deliverIn === "reader";
    const reader = { ...drawReader(random, number, newsletter), ...(isAtOwnHour ? drawHour() : {}) };
    world.kv.seed(reader);
    world.records.original.set(reader.id, reader);
    if (random.happens(badShare)) world.provider.badAddresses.add(reader.address);
  }
  storm.note(
    `${newsletter.cadences.join("+")}, hold ${newsletter.holdMinutes}, at the hour of each ${newsletter.deliverIn}, ${newsletter.shards} shards, ${welcomeMail ? "with" : "without"} welcome mails, ${readers} readers, batches of ${batchSize}, pages of ${pageSize}`,
  );
  storm.note(
    `posts ${JSON.stringify(posts.map(({ id, story, language, publishedAt }) => [id, story, language, publishedAt - START]))}`,
  );
  return {
    world,
    createOther,
    hours,
    author,
    poison,
    sending,
    subscribers,
    dresses,
    signups,
    crowd,
    drawHour,
    posts,
    wanderers,
    readers,
    endAt: START + random.pick([1, 2, 2, 3, 27]) * HOUR,
  };
}

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
