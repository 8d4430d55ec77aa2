import { createD1PostStore } from "../../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../../src/adapters/d1/posts/topic-catalog.ts";
import type { Defect } from "../defects/defect.ts";
import type { Cast } from "../storm/cast.ts";
import { drawAuthor, NOTES_APART } from "../storm/deliveries/draw-author.ts";
import { DELIVERIES_APART, unleashDeliveries } from "../storm/deliveries/unleash-deliveries.ts";
import { createHours, drawDelivery } from "../storm/draw-hours.ts";
import { drawNewsletter, drawPosts, drawReader, HOUR, START, TOPICS } from "../storm/draw-schedule.ts";
import { DRESSES_APART } from "../storm/dress-import.ts";
import { drawFaults, type Faults } from "../storm/faults.ts";
import { createRandom } from "../storm/random.ts";
import { unleash } from "../storm/unleash.ts";
import { unleashHomes } from "../storm/unleash-homes.ts";
import { LEAVERS_APART, unleashLeavers } from "../storm/unleash-leavers.ts";
import { drawWanderers } from "../storm/unleash-renames.ts";
import { drawConfusion } from "../storm/unleash-second-thoughts.ts";
import { drawCrowd, SIGNUP_APART } from "../storm/unleash-signups.ts";
import { drawSpoils, SPOILS_APART, type SpoilPlan, unleashSpoils } from "../storm/unleash-spoils.ts";
import { STUCK_APART, unleashStuckMails } from "../storm/unleash-stuck-mails.ts";
import { TURNABOUTS_APART, unleashTurnabouts } from "../storm/unleash-turnabouts.ts";
import type { Storm } from "./invocation.ts";
import { createPooledStores } from "./pooled-stores.ts";
import { createVirtualTime } from "./virtual-time.ts";
import { createWorld, type Past } from "./world.ts";

export interface SimulationOptions {
  readonly defect?: Defect;
  readonly keepsSchedule?: boolean;
  /** Instead of what the seed draws. */
  readonly faults?: Partial<Faults>;
}

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

/** A storm that nobody has passed through yet. */
export interface BegunStorm {
  readonly cast: Cast;
  /** Laws that were seen to break. */
  readonly accusations: string[];
  readonly schedule: readonly string[];
}

/** Draws everything that will happen. `takeBackStores` when it is over. */
export async function beginStorm(seed: number, options: SimulationOptions): Promise<BegunStorm> {
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
  return { cast, accusations, schedule };
}

export const takeBackStores = () => stores.takeBack();

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
  const createOther = (past: Past) => createWorld(storm, { ...drawn, past });
  const world = await createWorld(storm, { ...drawn, past: null });
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
