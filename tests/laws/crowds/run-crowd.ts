import { NEWSLETTER } from "../../builders/newsletter.ts";
import type { Defect } from "../defects/defect.ts";
import { judgeSignups } from "../judges/judge-signups.ts";
import { does } from "../storm/cast.ts";
import { MINUTE, START } from "../storm/draw-schedule.ts";
import { CALM } from "../storm/faults.ts";
import { createRandom } from "../storm/random.ts";
import { tick } from "../storm/unleash.ts";
import { signUp } from "../storm/unleash-signups.ts";
import type { Storm } from "../world/invocation.ts";
import { createPooledStores } from "../world/pooled-stores.ts";
import { createVirtualTime } from "../world/virtual-time.ts";
import { createWorld, type World } from "../world/world.ts";
import { deriveDeadlines } from "./derive-deadlines.ts";
import { type CrowdPlan, drawCrowdPlan } from "./draw-crowd.ts";

/** The pacer's, in every simulated world. */
const RATE = 5;
const TICK_MS = 15 * MINUTE;
const stores = createPooledStores();

/**
 * A crowd that signs up, drawn from this seed, over the product's own use cases, SQL, outbox and pacer: everybody whose
 * sign-up was accepted gets their mail by their deadline. What was broken, in words; empty: nothing.
 */
export async function runCrowd(seed: number, defect: Defect = {}): Promise<readonly string[]> {
  const random = createRandom(seed);
  const plan = drawCrowdPlan(random);
  const accusations: string[] = [];
  const storm: Storm = {
    time: createVirtualTime(START),
    random,
    faults: { ...CALM, ...plan.faults },
    note: () => {},
    accuse: (what) => void accusations.push(what),
  };
  const newsletter = { ...NEWSLETTER, confirmationsPerHour: plan.confirmationsPerHour };
  const world = await createWorld(storm, {
    ...{ newsletter, defect, stores, batchSize: 100, pageSize: 100 },
    ...{ hasPacer: true, past: null },
  });
  const deadlines = deriveDeadlines(plan, RATE);
  unleashCrowd(world, plan, Math.max(...deadlines));
  await storm.time.runUntil(Math.max(...deadlines) + MINUTE, () => accusations.length > 0);
  accusations.push(...judgeDeadlines(world, deadlines), ...judgeSignups(world));
  await stores.takeBack();
  return accusations;
}

const addressOf = (number: number) => `crowd-${number}@example.com`;

function unleashCrowd(world: World, plan: CrowdPlan, endAt: number): void {
  const { storm, provider } = world;
  const cast = { world, signups: storm.random };
  for (const [number, at] of plan.askedAt.entries()) signUp(cast, addressOf(number), `client-${number}`, at);
  for (const { kind, from, until } of plan.outages)
    does(cast, from, `the provider is ${kind}`, () => {
      if (kind !== "fails") return provider.setMode(kind, until);
      storm.faults = { ...storm.faults, fails: 1 };
      does(cast, until, "the provider works again", () => {
        storm.faults = { ...storm.faults, fails: plan.faults.fails ?? 0 };
      });
    });
  for (const at of plan.restarts)
    does(cast, at, "everything is cut off", () => {
      world.killAll();
      world.pacer?.restart();
    });
  if (plan.hasTicks) for (let at = START; at < endAt; at += TICK_MS) tick(cast, at, at);
}

/** By the first mail that came after the answer; a restart may cut a sign-up off before it is answered. */
function judgeDeadlines({ records, provider }: World, deadlines: readonly number[]): readonly string[] {
  return records.signups.flatMap(({ email, askedAt }) => {
    const deadline = deadlines[Number(/\d+/.exec(email)?.[0])] ?? Number.POSITIVE_INFINITY;
    const mail = provider.deliveries.find((one) => one.address === email && one.at >= askedAt);
    if (mail !== undefined && mail.at <= deadline) return [];
    const when = mail === undefined ? "not at all" : `${Math.ceil((mail.at - deadline) / 1000)} s too late`;
    return [`${email} signed up at +${(askedAt - START) / 1000} s and got its mail ${when}`];
  });
}
