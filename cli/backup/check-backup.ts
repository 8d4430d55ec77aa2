import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { BackupEnd } from "../../src/core/backup/backup-lines.ts";
import { READ_NOTHING, readBlocks } from "../../src/core/backup/read-blocks.ts";
import { splitLines } from "../../src/core/backup/split-lines.ts";

const hash = async (text: string) => createHash("sha256").update(text).digest("hex");

/** The lines of a file, one at a time; what cannot be read throws as Node says it. */
export const readLines = (file: string): AsyncGenerator<string> => splitLines(createReadStream(file));

/** Reads a backup from its beginning to its end and answers what it says there; throws where it is not whole. */
export async function checkBackup(file: string): Promise<BackupEnd> {
  let end: BackupEnd | null = null;
  for await (const part of readBlocks(hash, readLines(file), { from: READ_NOTHING, isWhole: true })) {
    if (!part.ok) throw new Error(`${file}: line ${part.problem.line}: ${part.problem.reason}.`);
    if (part.value.kind === "end") end = part.value.end;
  }
  if (end === null) throw new Error(`${file}: it has no end.`);
  return end;
}
