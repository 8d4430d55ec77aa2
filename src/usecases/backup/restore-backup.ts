import type { BackupEnd } from "../../core/backup/backup-lines.ts";
import { type BackupPart, READ_NOTHING, type Read, readBlocks } from "../../core/backup/read-blocks.ts";
import { splitLines } from "../../core/backup/split-lines.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { ContentHasher } from "../../ports/access/content-hasher.ts";
import type { RestoreStore } from "../../ports/backup/restore-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import type { SubscriberBase } from "../../ports/subscribers/subscriber-base.ts";
import { type IdKeyDependencies, NOBODY } from "../subscribers/check-id-key.ts";
import {
  EMPTY_PART,
  explainFault,
  explainGap,
  NOT_EMPTY,
  OTHER_FILE,
  OTHER_KEY,
  OVERTAKEN,
  STILL_IN_KV,
} from "./restore-problems.ts";

export interface RestoreDependencies extends Pick<IdKeyDependencies, "addressHasher"> {
  readonly restores: RestoreStore;
  readonly base: Pick<SubscriberBase, "list">;
  readonly contentHasher: ContentHasher;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}

export interface RestoreInput {
  readonly file: AsyncIterable<Uint8Array>;
  /** The line that this part of the file begins with; null: it is the whole file. */
  readonly from: number | null;
}

/** `receiving`: so many lines are there, and the next part follows them. */
export type RestoreOutcome =
  | { readonly kind: "receiving"; readonly lines: number }
  | { readonly kind: "restored"; readonly counts: BackupEnd["counts"] };

/**
 * Restores a backup into an empty newsletter, which is paused afterwards. Rows are kept apart until the end of the file has
 * proved all of them: nothing of it is seen before, and a file with a fault leaves nothing behind. A restore that was cut
 * off may be repeated with the same file, from its beginning or from where it had got to.
 */
export async function restoreBackup(
  deps: RestoreDependencies,
  { file, from }: RestoreInput,
): Promise<Result<RestoreOutcome, Problem>> {
  const obstacle = await findObstacle(deps);
  if (obstacle !== null) return fail(obstacle);
  const known = (await deps.restores.findProgress()) ?? READ_NOTHING;
  if (from !== null && from !== 1 && from !== known.lines + 1) return fail(explainGap(known.lines));
  const start = from === null || from === 1 ? READ_NOTHING : known;
  const hash = (text: string) => deps.contentHasher.hash(text);
  const parts = readBlocks(hash, splitLines(file), { from: start, isWhole: from === null });
  let read = start;
  let end: BackupEnd | null = null;
  for await (const part of parts) {
    if (!part.ok)
      return refuse(deps, { fault: part.problem, isFirst: read === start, isContinued: start.lines > 0 });
    if (part.value.kind === "end") {
      end = part.value.end; // and nothing behind it
      continue;
    }
    const problem = await take(deps, part.value, { known, read });
    if (problem !== null) return fail(problem);
    if (part.value.kind === "block") read = part.value.read;
  }
  if (end !== null) return finish(deps, end);
  return read === start
    ? fail(EMPTY_PART)
    : succeed({ kind: "receiving", lines: Math.max(known.lines, read.lines) });
}

async function findObstacle({ restores, base }: RestoreDependencies): Promise<Problem | null> {
  if (!(await restores.isEmpty())) return NOT_EMPTY;
  const page = await base.list({ prefix: "", cursor: null });
  const isEmpty = page !== "cursor-failed" && page.readers.length === 0 && (page.unreadable ?? 0) === 0;
  return isEmpty ? null : STILL_IN_KV;
}

/** What an unfinished restore has already is compared, not kept again. */
async function take(
  { restores, addressHasher }: RestoreDependencies,
  part: Exclude<BackupPart, { readonly kind: "end" }>,
  { known, read }: { readonly known: Read; readonly read: Read },
): Promise<Problem | null> {
  if (part.kind === "header") return part.key === (await addressHasher.hash(NOBODY)) ? null : OTHER_KEY;
  if (part.read.lines < known.lines) return null;
  if (part.read.lines === known.lines) return part.read.check === known.check ? null : OTHER_FILE;
  if (read.lines < known.lines) return OTHER_FILE; // its blocks end elsewhere
  return (await restores.keep(part.rows, read, part.read)) === "kept" ? null : OVERTAKEN;
}

/** A part that does not fit what is there may be of another file; then the restore stays as it is. */
async function refuse(
  { restores, log }: RestoreDependencies,
  {
    fault,
    isFirst,
    isContinued,
  }: {
    readonly fault: Parameters<typeof explainFault>[0];
    readonly isFirst: boolean;
    readonly isContinued: boolean;
  },
): Promise<Result<never, Problem>> {
  if (isContinued && isFirst) return fail(OTHER_FILE);
  await restores.drop();
  log.record("restore.refused", { line: fault.line });
  return fail(explainFault(fault));
}

async function finish(
  { restores, addressHasher, clock, log }: RestoreDependencies,
  { counts }: BackupEnd,
): Promise<Result<RestoreOutcome, Problem>> {
  const restored = await restores.finish(clock.now(), await addressHasher.hash(NOBODY));
  if (restored === "not-empty") return fail(NOT_EMPTY);
  log.record("newsletter.restored", { ...counts });
  return succeed({ kind: "restored", counts });
}
