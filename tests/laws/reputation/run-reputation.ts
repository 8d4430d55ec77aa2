import { createD1PostStore } from "../../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../../src/adapters/d1/posts/topic-catalog.ts";
import { asPostId, asStoryKey } from "../../../src/core/ids.ts";
import { recordDelivery } from "../../../src/usecases/deliveries/record-delivery.ts";
import { requestIssue } from "../../../src/usecases/schedule/request-issue.ts";
import { buildEvent } from "../../builders/delivery-events.ts";
import { buildIncomingPost } from "../../builders/incoming-posts.ts";
import { NEWSLETTER } from "../../builders/newsletter.ts";
import { buildSubscriber } from "../../builders/subscribers.ts";
import type { Defect } from "../defects/defect.ts";
import { does } from "../storm/cast.ts";
import { addressOf, HOUR, MINUTE, TOPICS } from "../storm/draw-schedule.ts";
import { CALM } from "../storm/faults.ts";
import { createRandom } from "../storm/random.ts";
import { tick, wish } from "../storm/unleash.ts";
import type { Storm } from "../world/invocation.ts";
import { createPooledStores } from "../world/pooled-stores.ts";
import type { Delivery } from "../world/provider.ts";
import { hashAddress } from "../world/stand-ins.ts";
import { createVirtualTime } from "../world/virtual-time.ts";
import { createWorld, type World } from "../world/world.ts";
import { drawReputation, type ReputationPlan } from "./draw-reputation.ts";
import { judgeReputation } from "./judge-reputation.ts";

/** A Monday at eight: the slot of the week comes in an hour. */
const BEGIN = Date.UTC(2026, 10, 30, 8);
const SLOT = BEGIN + HOUR;
/** Long enough for what comes by itself, and what is cut off is done again. */
const LET_GO_AT = BEGIN + 3 * HOUR;
const LAST_AT = LET_GO_AT + HOUR;
const END = LAST_AT + 2 * HOUR;
const QUARTER_MS = 15 * MINUTE;
const stores = createPooledStores();

/**
 * One issue whose mails bounce or are complained of, the next one, its author's word, and one more: drawn from this seed,
 * over the product's own use cases and SQL. What was broken, in words; empty: nothing.
 */
export async function runReputation(seed: number, defect: Defect = {}): Promise<readonly string[]> {
  const random = createRandom(seed);
  const plan = drawReputation(random);
  const accusations: string[] = [];
  const storm: Storm = {
    time: createVirtualTime(BEGIN),
    random,
    faults: { ...CALM, ...plan.faults },
    note: () => {},
    accuse: (what) => void accusations.push(what),
  };
  const newsletter = {
    ...NEWSLETTER,
    cadences: ["weekly"],
    authorEmail: "Ada <author@example.com>",
  } as const;
  const world = await createWorld(storm, {
    ...{ newsletter, defect, stores, batchSize: 50, pageSize: 100 },
    ...{ hasPacer: false, past: null },
  });
  await fill(world, plan);
  unleashReports(world, plan);
  unleashIssues(world, plan);
  await storm.time.runUntil(END, () => accusations.length > 0);
  if (accusations.length === 0) accusations.push(...(await judgeReputation(world, plan, LET_GO_AT)));
  await stores.takeBack();
  return accusations;
}

async function fill({ db, kv }: World, { readers }: ReputationPlan): Promise<void> {
  await createD1TopicCatalog(db).claim(TOPICS);
  for (let number = 0; number < readers; number += 1) {
    const address = addressOf(number);
    kv.seed({
      ...buildSubscriber(""),
      id: hashAddress(address),
      address,
      languages: ["en"],
      cadence: "weekly",
    });
  }
}

/** Each post is in one issue: the first, the next, and the one after its author's word. */
function unleashIssues(world: World, { next }: ReputationPlan): void {
  for (let at = BEGIN; at < END; at += QUARTER_MS) {
    tick({ world }, at, at);
    wish({ world }, at + 5 * MINUTE, "resume"); // what cannot be composed twice running waits for its author
  }
  publish(world, "p0", BEGIN + MINUTE);
  writeToAll(world, "p0", BEGIN + 2 * MINUTE);
  publish(world, "p1", SLOT - 25 * MINUTE);
  if (next === "special") writeToAll(world, "p1", SLOT - 20 * MINUTE);
  for (const later of REPEATS_MS) wish({ world }, LET_GO_AT + later, "send");
  publish(world, "p2", LAST_AT - 5 * MINUTE);
  writeToAll(world, "p2", LAST_AT);
}

/** Whatever is asked for is asked for again, as its caller may have been cut off. */
const REPEATS_MS = Array.from({ length: 10 }, (_, time) => time * MINUTE);

const publish = (world: World, id: string, at: number) =>
  does({ world }, at, `${id} is published`, () => {
    const post = { id: asPostId(id), story: asStoryKey(id), publishedAt: BEGIN - HOUR, tags: [TOPICS[0]] };
    void createD1PostStore(world.db).save(buildIncomingPost(id, { ...post, language: "en" }), at);
  });

function writeToAll(world: World, post: string, at: number): void {
  const wanted = { cadence: null, posts: [asPostId(post)], dryRun: false, testTo: null, holdMinutes: null };
  for (const later of REPEATS_MS)
    does({ world }, at + later, `the author writes to everybody: ${post}`, () =>
      world.invoke(`write-${post}`, ({ issues }) =>
        requestIssue(issues, { ...wanted, webhookId: `write-${post}` }),
      ),
    );
}

/** Of the mails of the first issue, within a minute; a report comes again and again, as one may be cut off. */
function unleashReports(world: World, { bounces, complaints }: ReputationPlan): void {
  const { storm, provider } = world;
  const bouncing = new Set(Array.from({ length: bounces }, (_, number) => addressOf(number)));
  const complaining = new Set(Array.from({ length: complaints }, (_, number) => addressOf(bounces + number)));
  let first: string | null = null;
  provider.takers.push((mail) => {
    first ??= mail.issue;
    if (mail.issue === null || mail.issue !== first) return;
    if (bouncing.has(mail.address)) report(world, mail, "bounced");
    if (complaining.has(mail.address)) report(world, mail, "complained");
  });

  function report(over: World, { address, issue, key }: Delivery, type: "bounced" | "complained"): void {
    const at = storm.time.now() + storm.random.integer(1, MINUTE);
    const data =
      type === "bounced" ? { data: { bounce: { type: "Permanent", message: `no ${address}` } } } : {};
    const tags = { issue: issue ?? "", cadence: "special" };
    const event = { mail: key, to: address, at: new Date(at).toISOString(), tags, ...data };
    const body = JSON.stringify(buildEvent(type, event));
    for (const later of REPEATS_MS)
      does({ world: over }, at + later, `the provider reports ${type} of ${address}`, () =>
        over.invoke(`report-${address}`, ({ reporting }) => recordDelivery(reporting, { headers: {}, body })),
      );
  }
}
