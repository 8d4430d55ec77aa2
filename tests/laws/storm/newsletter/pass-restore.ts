import { createHash } from "node:crypto";
import { createD1BackupSource } from "../../../../src/adapters/d1/backup/backup-source.ts";
import { createD1RestoreStore } from "../../../../src/adapters/d1/backup/restore-store.ts";
import { createD1PostStore } from "../../../../src/adapters/d1/posts/post-store.ts";
import { createD1NewsletterPause } from "../../../../src/adapters/d1/schedule/newsletter-pause.ts";
import { createD1ScheduleStore } from "../../../../src/adapters/d1/schedule/schedule-store.ts";
import { createD1ChangeLog } from "../../../../src/adapters/d1/subscribers/change-log.ts";
import { asPostId } from "../../../../src/core/ids.ts";
import { deriveReader } from "../../../../src/core/subscribers/subscriber.ts";
import { restoreBackup } from "../../../../src/usecases/backup/restore-backup.ts";
import { writeBackup } from "../../../../src/usecases/backup/write-backup.ts";
import { resumeNewsletter } from "../../../../src/usecases/schedule/pause-newsletter.ts";
import { buildIncomingPost } from "../../../builders/incoming-posts.ts";
import type { Defect } from "../../defects/defect.ts";
import { judgeRestore } from "../../judges/judge-restore.ts";
import { addressHasher } from "../../world/stand-ins.ts";
import type { World } from "../../world/world.ts";
import { type Cast, does, drawMoment } from "../cast.ts";
import { HOUR, MINUTE } from "../draw-schedule.ts";
import { CALM } from "../faults.ts";
import type { Random } from "../random.ts";
import { tick } from "../unleash.ts";

const DAY = 24 * HOUR;
const log = { record: () => {} };
/** Without the platform's own threads: a law's time stands still until it has an answer. */
const contentHasher = {
  hash: async (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex"),
};
const idKey = { find: async () => null, claim: async () => {} };

/** In one storm of four somebody backs the newsletter up, at any moment of it. */
export function unleashBackup(cast: Cast, random: Random, defect: Defect): void {
  if (!random.happens(0.25)) return;
  const { records } = cast.world;
  does(cast, drawMoment(cast, random), "the newsletter is backed up", () => {
    const order = records.nextOrder();
    void backUp(cast.world, defect).then((text) => {
      records.backup = { text, order };
    });
  });
}

async function backUp(world: World, defect: Defect): Promise<string> {
  const { db } = world;
  const source = createD1BackupSource(db);
  const base = {
    list: async () => ({ readers: world.kv.listTruth().map(deriveReader), cursor: null }),
    findMany: async (ids: readonly string[]) =>
      new Map(
        world.kv
          .listTruth()
          .flatMap((record) => (ids.includes(record.id) ? [[record.id, record] as const] : [])),
      ),
  };
  const deps = { source, base, changes: createD1ChangeLog(db), contentHasher, idKey, addressHasher };
  const written = await writeBackup(defect.backup?.(deps) ?? deps, null);
  if (!written.ok) throw new Error(written.problem.kind);
  let text = "";
  for await (const block of written.value) text += block;
  return text;
}

/**
 * Where there is a backup, everything is lost in the end and restored from it; the author publishes what was written, resumes,
 * and goes on publishing. Answers the laws that broke.
 */
export async function passRestore(cast: Cast, random: Random, defect: Defect): Promise<readonly string[]> {
  const { world } = cast;
  const { backup } = world.records;
  if (backup === null || world.spoils.ever.length > 0) return []; // what cannot be read is restored as it is
  const { storm } = world;
  storm.faults = CALM;
  const other = await cast.createOther();
  const broken: string[] = [];
  const pass = (ms: number) => storm.time.runUntil(storm.time.now() + ms, () => broken.length > 0);
  const restored = await restoreBackup(
    {
      ...{ contentHasher, addressHasher, log },
      restores: createD1RestoreStore(other.db),
      base: { list: async () => ({ readers: [], cursor: null }) },
      clock: { now: storm.time.now },
    },
    { file: cutInTwo(backup.text), from: null },
  );
  if (!restored.ok) return [`a backup is not restored: ${restored.problem.detail}`];
  const later = { ...cast, world: other };
  const tickAll = async (hours: number, every = 15 * MINUTE) => {
    for (let at = storm.time.now(); at < storm.time.now() + hours * HOUR; at += every) tick(later, at, at);
    await pass(hours * HOUR);
  };
  await tickAll(random.integer(0, 2));
  for (const post of cast.posts) await createD1PostStore(other.db).save(post, storm.time.now());
  const pause = createD1NewsletterPause(other.db);
  await resumeNewsletter({
    pause: defect.newsletterPause?.(pause, other.db) ?? pause,
    schedule: createD1ScheduleStore(other.db),
    newsletter: other.newsletter,
    issues: { listOpen: async () => [] },
    commander: { command: async () => 0 },
    clock: { now: storm.time.now },
    log,
  });
  await pass(MINUTE);
  const news = buildIncomingPost("news", { id: asPostId("news"), publishedAt: storm.time.now() });
  await createD1PostStore(other.db).save(news, storm.time.now());
  await tickAll(26);
  await tickAll((8 * DAY) / HOUR, 6 * HOUR);
  return [...broken, ...(await judgeRestore(world, other, backup))];
}

async function* cutInTwo(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  yield bytes.subarray(0, bytes.length / 2);
  yield bytes.subarray(bytes.length / 2);
}
