import { createD1PostStore } from "../../../../src/adapters/d1/posts/post-store.ts";
import { createD1NewsletterPause } from "../../../../src/adapters/d1/schedule/newsletter-pause.ts";
import { createD1ScheduleStore } from "../../../../src/adapters/d1/schedule/schedule-store.ts";
import { asPostId } from "../../../../src/core/ids.ts";
import { resumeNewsletter } from "../../../../src/usecases/schedule/pause-newsletter.ts";
import { buildIncomingPost } from "../../../builders/incoming-posts.ts";
import type { Defect } from "../../defects/defect.ts";
import { judgeRestore } from "../../judges/judge-restore.ts";
import type { World } from "../../world/world.ts";
import type { Cast } from "../cast.ts";
import { HOUR, MINUTE, TOPICS } from "../draw-schedule.ts";
import { CALM } from "../faults.ts";
import type { Random } from "../random.ts";
import { tick, wish } from "../unleash.ts";
import { restoreAgain } from "./restore-again.ts";

const DAY = 24 * HOUR;
const log = { record: () => {} };

export interface Loss {
  readonly random: Random;
  readonly defect: Defect;
  /** How probable it is that a call of the restore fails. */
  readonly failing: number;
  /** The database is lost, and the objects of its issues are not: the same account as before. */
  readonly objectsOutlive: boolean;
}

/**
 * Where there is a backup, everything is lost now and restored from it; the author publishes what was written, resumes, and
 * goes on publishing. Answers the laws that broke.
 */
export async function passRestore(cast: Cast, loss: Loss): Promise<readonly string[]> {
  const { world } = cast;
  const { backup } = world.records;
  if (backup === null || world.spoils.ever.length > 0) return []; // what cannot be read is restored as it is
  const { storm } = world;
  storm.faults = CALM;
  world.provider.setMode("rate", storm.time.now()); // whatever it was in, until now
  storm.note("everything is lost");
  world.end();
  const objects = new Map(
    loss.objectsOutlive ? [...world.hosts].map(([name, { storage }]) => [name, storage]) : [],
  );
  const lostAt = storm.time.now();
  const other = await cast.createOther({ provider: world.provider, objects });
  for (const name of objects.keys()) wakeLater(other, name, loss.random);
  const fault = await restoreAgain(other, backup.text, loss);
  if (fault !== null) return [`a backup is not restored: ${fault}`];
  await publishAndResume({ ...cast, world: other }, loss);
  return judgeRestore(world, other, { backup, lostAt });
}

/** The alarm of an object that outlived its database is due at some time. */
const wakeLater = (world: World, name: string, random: Random) =>
  world.storm.time.schedule(world.storm.time.now() + random.integer(0, 2 * DAY), () => {
    void world.wakeOld(name);
    return true;
  });

async function publishAndResume(cast: Cast, { random, defect }: Loss): Promise<void> {
  const { world } = cast;
  const { time } = world.storm;
  const pass = (ms: number) => time.runUntil(time.now() + ms, () => false);
  const tickAll = async (hours: number, every = 15 * MINUTE) => {
    for (let at = time.now(); at < time.now() + hours * HOUR; at += every) {
      tick(cast, at, at);
      wish(cast, at + MINUTE, "send"); // what is held for too many bounces waits for that
    }
    await pass(hours * HOUR);
  };
  const posts = createD1PostStore(world.db);
  await tickAll(random.integer(0, 2));
  for (const post of cast.posts) await posts.save(post, time.now());
  await resume(world, defect);
  await pass(MINUTE);
  const news = { id: asPostId("news"), publishedAt: time.now(), tags: [TOPICS[0]] };
  await posts.save(buildIncomingPost("news", news), time.now());
  await tickAll(26);
  await tickAll((8 * DAY) / HOUR, 6 * HOUR);
}

async function resume({ db, storm, newsletter }: World, defect: Defect): Promise<void> {
  const pause = createD1NewsletterPause(db);
  await resumeNewsletter({
    ...{ newsletter, log, schedule: createD1ScheduleStore(db) },
    pause: defect.newsletterPause?.(pause, db) ?? pause,
    issues: { listOpen: async () => [] },
    commander: { command: async () => 0 },
    clock: { now: storm.time.now },
  });
}
