import { createD1RestoreStore } from "../../../../src/adapters/d1/backup/restore-store.ts";
import type { RestoreStore } from "../../../../src/ports/backup/restore-store.ts";
import { type RestoreDependencies, restoreBackup } from "../../../../src/usecases/backup/restore-backup.ts";
import type { Defect } from "../../defects/defect.ts";
import { addressHasher } from "../../world/stand-ins.ts";
import type { World } from "../../world/world.ts";
import type { Random } from "../random.ts";
import { contentHasher } from "./back-up.ts";

const MOST_TRIES = 300;
const CUT = "the connection was cut";

export interface RestoreDraw {
  readonly random: Random;
  /** How probable it is that one call fails, before or after its effect, or that a file breaks off. */
  readonly failing: number;
  readonly defect: Defect;
}

/**
 * Restores a backup whole or in parts, as the command line does, while calls fail and files break off; whoever was cut off
 * goes on from where it got to, or begins again. Answers why the file was refused; null: it is restored.
 */
export async function restoreAgain(world: World, text: string, draw: RestoreDraw): Promise<string | null> {
  const { db, storm } = world;
  const { random, failing, defect } = draw;
  const store = createD1RestoreStore(db);
  const deps: RestoreDependencies = {
    ...{ contentHasher, addressHasher, restores: interrupt(defect.restores?.(store, db) ?? store, draw) },
    base: { list: async () => ({ readers: [], cursor: null }) },
    clock: { now: storm.time.now },
    log: { record: () => {} },
  };
  const lines = text.trimEnd().split("\n");
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const from = random.happens(0.2) ? 1 : ((await store.findProgress())?.lines ?? 0) + 1;
    const until = random.happens(0.5) ? lines.length : findBlockEnd(lines, from);
    const isWhole = from === 1 && until === lines.length;
    const breaksAt = random.happens(failing) ? random.integer(from - 1, until) : null;
    const file = send(lines.slice(from - 1, breaksAt ?? until), breaksAt !== null);
    const answer = await restoreBackup(deps, { file, from: isWhole ? null : from }).catch(hearCut);
    if (answer === "cut") {
      if (await isRestored(db)) return null;
      continue;
    }
    if (answer.ok && answer.value.kind === "restored") return null;
    if (!answer.ok) return answer.problem.detail ?? answer.problem.kind;
  }
  return `it does not end in ${MOST_TRIES} tries`;
}

/** The number of the line with which the block ends that begins at `from`; the last block ends with the file. */
function findBlockEnd(lines: readonly string[], from: number): number {
  const length = lines.slice(from - 1).findIndex((line) => line.startsWith('{"check":'));
  return length === -1 ? lines.length : from + length;
}

async function* send(lines: readonly string[], breaksOff: boolean): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));
  if (breaksOff) throw new Error(CUT);
}

/** Each call may fail before or after its effect. */
function interrupt(store: RestoreStore, { random, failing }: RestoreDraw): RestoreStore {
  const around =
    <Input extends readonly unknown[], Answer>(call: (...input: Input) => Promise<Answer>) =>
    async (...input: Input): Promise<Answer> => {
      const fails = random.happens(failing);
      if (fails && random.happens(0.5)) throw new Error(CUT);
      const answer = await call(...input);
      if (fails) throw new Error(CUT);
      return answer;
    };
  return {
    findProgress: around(store.findProgress),
    isEmpty: around(store.isEmpty),
    keep: around(store.keep),
    drop: around(store.drop),
    finish: around(store.finish),
  };
}

function hearCut(error: unknown): "cut" {
  if (!String(error).includes(CUT)) throw error;
  return "cut";
}

const isRestored = async (db: D1Database) =>
  (await db.prepare("SELECT restored_at FROM schedule").first<number>("restored_at")) !== null;
