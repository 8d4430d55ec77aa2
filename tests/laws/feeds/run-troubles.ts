import { createSeededRandom } from "../../../dev/resend-emulator/seeded-random.ts";
import { createPollingWorld, FEED, type PollingWorld } from "../../builders/polling-world.ts";

type Deps = PollingWorld["deps"];
export type Planting = (deps: Deps) => Partial<Deps>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const STEPS = 20;
/** Outages of a day take several steps, so that most of them are. */
const FATES = ["well", "well", "down", "down", "down", "down", "gone", "filled"] as const;
const SHOWN = 4;

/** What its author should have been told of by now, worked out from what the blog did alone. */
interface Due {
  held: number;
  failing: number;
  gone: number;
}

interface Trouble {
  readonly since: number;
  isGone: boolean;
  isTold: boolean;
}

/**
 * The troubles of one feed, drawn from this seed: it fails and is gone for hours and days, is filled anew, and whoever looks
 * after it dies half way. What its author was told too often or too seldom, in words; empty: nothing.
 */
export async function runTroubles(seed: number, plant: Planting = () => ({})): Promise<readonly string[]> {
  const random = createSeededRandom(seed);
  const draw = (below: number) => Math.floor(random() * below);
  const world = createPollingWorld({ maximumAgeDays: 0 });
  const own = plant(world.deps);
  const due: Due = { held: 0, failing: 0, gone: 0 };
  let outage: Trouble | null = null;
  let isHeld = false;
  let newest = SHOWN;
  const show = () => world.show(Array.from({ length: SHOWN }, (_, n) => nameStory(newest - n)));
  const dies = <Methods extends object>(methods: Methods): Methods => interruptAt(methods, draw(4));

  for (let step = 0; step < STEPS; step += 1) {
    const fate = step === 0 ? "well" : (FATES[draw(FATES.length)] ?? "well");
    if (fate === "filled") newest += SHOWN;
    if (fate === "down") world.fail();
    else if (fate === "gone") world.vanish();
    else show();

    world.pass(draw(24) * HOUR);
    if (draw(3) === 0)
      await poll(world, { ...own, polledFeeds: dies(own.polledFeeds ?? world.deps.polledFeeds) });
    await poll(world, own);
    const now = world.deps.clock.now();
    if (fate === "down" || fate === "gone") {
      outage ??= { since: now, isGone: false, isTold: false };
      if (fate === "gone" && !outage.isGone) {
        outage.isGone = true;
        due.gone += 1;
      }
    } else outage = null;
    if (fate === "filled" && !isHeld) {
      isHeld = true;
      due.held += 1;
    }

    if (draw(3) === 0) {
      await ending(world.watch({ ...own, occasions: dies(world.deps.occasions) }));
      world.pass(15 * MINUTE); // the next tick
    }
    await world.watch(own);
    if (
      outage !== null &&
      !outage.isGone &&
      !outage.isTold &&
      world.deps.clock.now() - outage.since >= 24 * HOUR
    ) {
      outage.isTold = true;
      due.failing += 1;
    }
    if (isHeld && draw(4) === 0) {
      await world.deps.polledFeeds.decide(FEED, "known");
      isHeld = false;
    }
  }
  return judge(due, await world.told());
}

const nameStory = (number: number) => ({
  title: `Story ${number}`,
  guid: `tag:${number}`,
  link: `https://blog.example.org/${number}/`,
  date: "2026-11-19T08:00Z",
});

async function poll(world: PollingWorld, own: Partial<Deps>): Promise<void> {
  await world.db.prepare("UPDATE polled_feeds SET next_at = 0, claimed_until = 0").run();
  await ending(world.poll(own));
}

/** Whoever died is the world's doing; anything else is a fault. */
const ending = (work: Promise<void>) =>
  work.catch((error: Error) => {
    if (error.message !== "interrupted") throw error;
  });

/** The call after so many others fails, before or after it did its work. */
function interruptAt<Methods extends object>(methods: Methods, at: number): Methods {
  let calls = 0;
  return new Proxy(methods, {
    get:
      (target, name) =>
      async (...input: unknown[]) => {
        const isLast = calls === at;
        calls += 1;
        const method = Reflect.get(target, name) as (...input: unknown[]) => unknown; // stores have methods alone
        if (isLast && at % 2 === 0) throw new Error("interrupted");
        const answer = await Reflect.apply(method, target, input);
        if (isLast) throw new Error("interrupted");
        return answer;
      },
  });
}

const judge = (due: Due, told: readonly string[]): readonly string[] =>
  (["held", "failing", "gone"] as const).flatMap((kind) => {
    const times = told.filter((name) => name.startsWith(`feed-${kind}/`)).length;
    return times === due[kind] ? [] : [`${kind}: happened ${due[kind]} times, told ${times} times`];
  });
