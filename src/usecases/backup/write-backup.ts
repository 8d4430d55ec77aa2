import {
  BACKUP_BEGINNING,
  BACKUP_VERSION,
  type BackupHeader,
  formatLine,
  sealEnd,
} from "../../core/backup/backup-lines.ts";
import { type Written, writeBlocks } from "../../core/backup/write-blocks.ts";
import { isObject, parseJson } from "../../core/parse-json.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { ContentHasher } from "../../ports/access/content-hasher.ts";
import { type IdKeyDependencies, NOBODY } from "../subscribers/check-id-key.ts";
import {
  BACKUP_START,
  type BackupPlace,
  type BackupRowsDependencies,
  listBackupRows,
} from "./list-backup-rows.ts";

export interface BackupDependencies extends BackupRowsDependencies, IdKeyDependencies {
  readonly contentHasher: ContentHasher;
}

/** Where a part of a backup ended: handed out as text, and handed in again. */
interface Continuation {
  readonly place: BackupPlace;
  readonly written: Written;
}

const START: Continuation = { place: BACKUP_START, written: { ...BACKUP_BEGINNING, newest: null } };

/** A part ends after so many letters: what one invocation of the smallest plan reads without coming near its limits. */
const LETTERS_A_PART = 2_000_000;

/**
 * The backup as text, a block at a time; the same newsletter gives the same text. `after`: where an earlier part ended; ""
 * begins with a part, null asks for the whole. A part that is not the last ends with a line that says where the next one goes on.
 */
export async function writeBackup(
  deps: BackupDependencies,
  after: string | null,
): Promise<Result<AsyncGenerator<string>, Problem>> {
  const from = after === null || after === "" ? START : parseContinuation(after);
  if (from === null)
    return fail({
      kind: "request-malformed",
      faults: [{ field: "after", reason: "Give what the last line of the part before calls `next`." }],
    });
  return succeed(writeParts(deps, from, after === null ? Number.POSITIVE_INFINITY : LETTERS_A_PART));
}

async function* writeParts(
  deps: BackupDependencies,
  from: Continuation,
  most: number,
): AsyncGenerator<string> {
  const hash = (text: string) => deps.contentHasher.hash(text);
  const opening = from.written.check === "" ? formatLine(await composeHeader(deps)) : "";
  let { written } = from;
  let letters = 0;
  for await (const block of writeBlocks(hash, listBackupRows(deps, from.place), written, opening)) {
    yield block.text;
    written = block.written;
    letters += block.text.length;
    if (letters >= most) return yield formatLine({ next: JSON.stringify({ place: block.place, written }) });
  }
  yield formatLine(await sealEnd(hash, written, written.newest));
}

/** Ids come from the key that the newsletter remembers, whatever the settings say by now. */
async function composeHeader({ idKey, addressHasher }: IdKeyDependencies): Promise<BackupHeader> {
  const key = (await idKey.find()) ?? (await addressHasher.hash(NOBODY));
  return { gazette: "backup", version: BACKUP_VERSION, key };
}

/** Of our own making: a place that is none costs its caller an empty part or an error, and nobody else anything. */
function parseContinuation(text: string): Continuation | null {
  const read = parseJson(text);
  if (!read.ok || !isObject(read.value)) return null;
  const { place, written } = read.value;
  const isOurs = isObject(place) && isObject(written) && typeof written.check === "string";
  return isOurs ? ({ place, written } as unknown as Continuation) : null; // written above alone
}
