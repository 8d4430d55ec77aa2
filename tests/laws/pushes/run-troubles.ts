import { createSeededRandom } from "../../../dev/resend-emulator/seeded-random.ts";
import { tellAuthor } from "../../../src/usecases/notes/tell-author.ts";
import { watchRepositories } from "../../../src/usecases/notes/watch-repositories.ts";
import { createRepositoryWorld, writePost } from "../../builders/repository/repository-world.ts";
import type { Deps, Plant } from "./life.ts";

/** A stream of its own, so that no other law's draws move with these. */
const TROUBLES_APART = 9_300;
const QUARTER = 15 * 60_000;
const STEPS = 16;
/** Of an outage its author is told after so long. */
const PATIENCE = 12 * QUARTER;
const FATES = ["well", "down", "down", "cut", "refused"] as const;

/** What GitHub did, and what its author should have been told of by now. */
interface Truth {
  outage: { readonly since: number; isTold: boolean } | null;
  due: number;
}

/**
 * The troubles of one repository, drawn from this seed: GitHub fails for minutes, hours and days while pushes come or stay away, and
 * whoever fetches or looks after it dies half way. What its author was told too often or too seldom, in words; empty: nothing.
 */
export async function runRepositoryTroubles(
  seed: number,
  plant: Plant = () => ({}),
): Promise<readonly string[]> {
  const random = createSeededRandom(seed + TROUBLES_APART);
  const draw = (below: number) => Math.floor(random() * below);
  const world = createRepositoryWorld();
  const { github, deps } = world;
  let now = deps.clock.now();
  const clock = { ...deps.clock, now: () => now };
  const own: Deps = { ...deps, clock, ...plant({ ...deps, clock }) };
  const truth: Truth = { outage: null, due: 0 };
  let isWell = true;

  const attempt = async (difference: Deps) => {
    const before = github.calls.length;
    const isDead = await world.sync(difference).then(() => false, survive);
    if (github.calls.length === before) return;
    if (isWell) truth.outage = isDead ? truth.outage : null;
    else if (!isDead || deps.pushes.read()?.failingSince !== null)
      truth.outage ??= { since: now, isTold: false };
  };
  const watch = (difference: Deps) =>
    watchRepositories({ ...difference, tellAuthor: (occasions) => tellAuthor(difference, occasions) });

  for (let step = 0; step < STEPS; step += 1) {
    const fate = step === 0 ? "well" : (FATES[draw(FATES.length)] ?? "well");
    isWell = fate === "well";
    github.trouble(fate === "well" ? null : fate === "refused" ? { status: 401 } : fate);
    if (step === 0 || draw(2) === 0)
      await world.commit({ [`content/posts/p-${step}.md`]: writePost(`Post ${step}`) });
    for (let quarters = draw(40); quarters >= 0; quarters -= 1) {
      if (draw(8) === 0) await attempt({ ...own, ...breakAt(own, draw(6)) });
      for (let slices = 0; slices < 4; slices += 1) await attempt(own);
      const { outage } = truth;
      if (draw(6) === 0) await watch({ ...own, occasions: dying(own.occasions, draw(3)) }).catch(survive);
      await watch(own);
      if (outage !== null && !outage.isTold && now - outage.since >= PATIENCE) {
        outage.isTold = true;
        truth.due += 1;
      }
      now += QUARTER;
    }
  }
  const told = (await world.told()).filter((name) => name.startsWith("repository-failing/")).length;
  return told === truth.due ? [] : [`failing: happened ${truth.due} times, told ${told} times`];
}

/** Whoever died is the world's doing; anything else is a fault. */
function survive(error: Error): true {
  if (error.message !== "interrupted") throw error;
  return true;
}

const breakAt = ({ repositories, repositoryHost, posts }: Deps, at: number): Partial<Deps> => ({
  repositories: dying(repositories, at),
  repositoryHost: dying(repositoryHost, at),
  posts: dying(posts, at),
});

/** The call after so many others fails, before or after it did its work. */
function dying<Port extends object>(port: Port, at: number): Port {
  let calls = 0;
  return new Proxy(port, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return async (...input: unknown[]) => {
        const isLast = calls === at;
        calls += 1;
        if (isLast && at % 2 === 0) throw new Error("interrupted");
        const answer: unknown = await Reflect.apply(value, target, input);
        if (isLast) throw new Error("interrupted");
        return answer;
      };
    },
  });
}
