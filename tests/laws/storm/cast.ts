import type { IncomingPost } from "../../../src/core/posts/incoming-post.ts";
import type { Past, World } from "../world/world.ts";
import type { Hour } from "./draw-hours.ts";
import { MINUTE, START } from "./draw-schedule.ts";
import type { Random } from "./random.ts";

/** Posts that move while a storm goes on, and translations that only their paths make one story. */
export interface Wanderers {
  readonly identity: Random;
  readonly posts: readonly IncomingPost[];
}

/** What the schedule is drawn over. */
export interface Cast {
  readonly world: World;
  /** Another one like it, with nothing in its database. */
  readonly createOther: (past: Past) => Promise<World>;
  /** What has to do with readers' hours is drawn from here. */
  readonly hours: Random;
  readonly drawHour: () => Hour;
  /** What has to do with an author's second thoughts is drawn from here. */
  readonly author: Random;
  /** What has to do with stops, refusals and erasures is drawn from here. */
  readonly sending: Random;
  /** What has to do with files of subscribers is drawn from here. */
  readonly subscribers: Random;
  /** What these files look like is drawn from here. */
  readonly dresses: Random;
  /** What has to do with rows that cannot be read is drawn from here. */
  readonly poison: Random;
  /** What has to do with crowds of sign-ups is drawn from here; so many addresses. */
  readonly signups: Random;
  readonly crowd: number;
  readonly posts: readonly IncomingPost[];
  /** Posts that move; none in most storms. */
  readonly wanderers: Wanderers;
  readonly readers: number;
  /** When the storm ends. */
  readonly endAt: number;
}

/** Somebody outside does something at that moment. */
export const does = (cast: Pick<Cast, "world">, at: number, what: string, work: () => void) =>
  cast.world.storm.time.schedule(at, () => {
    cast.world.storm.note(what);
    work();
    return true;
  });

/** Most of it happens while a tick and the slices after it are at work: that is where things meet. */
export function drawMoment({ world, endAt }: Cast, random: Random = world.storm.random): number {
  if (random.happens(0.25)) return random.integer(START, endAt);
  const tick = START + 5 * MINUTE + 15 * MINUTE * random.integer(0, 5);
  return Math.min(endAt, tick + Math.floor(40_000 * random.fraction() ** 3));
}
