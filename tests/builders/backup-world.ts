import { createAddressHasher } from "../../src/adapters/crypto/address-hasher.ts";
import { contentHasher } from "../../src/adapters/crypto/content-hasher.ts";
import { createD1BackupSource } from "../../src/adapters/d1/backup/backup-source.ts";
import { createD1RestoreStore } from "../../src/adapters/d1/backup/restore-store.ts";
import { createD1NewsletterPause } from "../../src/adapters/d1/schedule/newsletter-pause.ts";
import { createD1ScheduleStore } from "../../src/adapters/d1/schedule/schedule-store.ts";
import { createD1ChangeLog } from "../../src/adapters/d1/subscribers/change-log.ts";
import { createD1IdKeyMemory } from "../../src/adapters/d1/subscribers/id-key-memory.ts";
import { createKvSubscriberBase } from "../../src/adapters/kv/subscriber-base.ts";
import { restoreBackup } from "../../src/usecases/backup/restore-backup.ts";
import { writeBackup } from "../../src/usecases/backup/write-backup.ts";
import { pauseNewsletter, resumeNewsletter } from "../../src/usecases/schedule/pause-newsletter.ts";
import { createFakeD1Database } from "../fakes/d1-database.ts";
import { createFakeKvNamespace } from "../fakes/kv-namespace.ts";
import { NEWSLETTER } from "./newsletter.ts";

const encode = (text: string) => new TextEncoder().encode(text);

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** A newsletter's stores with what backs them up and restores them; the clock is the test's. */
export function createBackupWorld({
  db = createFakeD1Database(),
  kv = createFakeKvNamespace(),
  key = "k",
} = {}) {
  let now = Date.UTC(2026, 10, 23, 9);
  const log = { record: () => {} };
  const deps = {
    ...{ contentHasher, log, newsletter: NEWSLETTER },
    source: createD1BackupSource(db),
    restores: createD1RestoreStore(db),
    base: createKvSubscriberBase(kv, log),
    changes: createD1ChangeLog(db),
    idKey: createD1IdKeyMemory(db),
    addressHasher: createAddressHasher([key]),
    pause: createD1NewsletterPause(db),
    schedule: createD1ScheduleStore(db),
    issues: { listOpen: async () => [] },
    commander: { command: async () => 0 },
    clock: { now: () => now, sleep: async () => {} },
  };
  const back = async (after: string | null) => {
    const written = await writeBackup(deps, after);
    if (!written.ok) throw new Error(written.problem.kind);
    let text = "";
    for await (const block of written.value) text += block;
    return text;
  };
  return {
    ...{ db, kv, deps },
    pass: (ms: number) => {
      now += ms;
    },
    back: () => back(null),
    /** As the command line asks for it, part by part. */
    backInParts: async () => {
      const parts: string[] = [];
      for (let after: string | null = ""; after !== null; ) {
        const lines = (await back(after)).trimEnd().split("\n");
        const last = JSON.parse(lines.at(-1) ?? "{}") as { readonly next?: string };
        after = last.next ?? null;
        parts.push(`${(after === null ? lines : lines.slice(0, -1)).join("\n")}\n`);
      }
      return parts;
    },
    restore: (file: string | Uint8Array, from: number | null = null, size = 1 << 16) =>
      restoreBackup(deps, { file: cut(typeof file === "string" ? encode(file) : file, size), from }),
    pause: () => pauseNewsletter(deps),
    resume: () => resumeNewsletter(deps),
    count: async (table: string) =>
      (await db.prepare(`SELECT count(*) AS count FROM ${table}`).first<number>("count")) ?? 0,
  };
}

export type BackupWorld = ReturnType<typeof createBackupWorld>;
