import { createHash } from "node:crypto";
import { createD1BackupSource } from "../../../../src/adapters/d1/backup/backup-source.ts";
import { createD1ChangeLog } from "../../../../src/adapters/d1/subscribers/change-log.ts";
import { deriveReader } from "../../../../src/core/subscribers/subscriber.ts";
import { writeBackup } from "../../../../src/usecases/backup/write-backup.ts";
import type { Defect } from "../../defects/defect.ts";
import { addressHasher } from "../../world/stand-ins.ts";
import type { World } from "../../world/world.ts";
import { type Cast, does, drawMoment } from "../cast.ts";
import type { Random } from "../random.ts";

/** Without the platform's own threads: a law's time stands still until it has an answer. */
export const contentHasher = {
  hash: async (text: string | Uint8Array) => createHash("sha256").update(text).digest("hex"),
};
const idKey = { find: async () => null, claim: async () => {} };

/** In one storm of four somebody backs the newsletter up, at any moment of it. */
export function unleashBackup(cast: Cast, random: Random, defect: Defect): void {
  if (random.happens(0.25)) backUpAt(cast, drawMoment(cast, random), defect);
}

/** Somebody backs the newsletter up at that moment. */
export function backUpAt(cast: Cast, at: number, defect: Defect): void {
  const { records } = cast.world;
  does(cast, at, "the newsletter is backed up", () => {
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
