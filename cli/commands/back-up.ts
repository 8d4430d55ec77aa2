import { appendFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { BACKUP_TYPE } from "../../src/contract/backup/restore.ts";
import type { BackupEnd } from "../../src/core/backup/backup-lines.ts";
import { checkBackup } from "../backup/check-backup.ts";
import { sayAge, sayCounts, summarise } from "../backup/say-backup.ts";
import { describeCode, readCode } from "../collect-files.ts";
import type { Call, Command, Outcome, Word } from "../command.ts";
import type { Connection } from "../connection.ts";

export const BACKUP_FILE: Word = { name: "file", summary: "such as gazette-2026-11-23.ndjson" };

export const backup: Command = {
  name: "backup",
  summary: "all of the newsletter but its keys, into a file that restore reads back",
  words: [BACKUP_FILE],
  run: backUp,
};

/** Written beside the file and checked as a restore would check it; only then it takes the file's name. */
async function backUp({ words: [file = ""], json, connect }: Call): Promise<Outcome> {
  const connection = connect();
  const written = `${file}.part`;
  attempt(written, () => writeFileSync(written, "", { mode: 0o600 })); // addresses of people: nobody else may read them
  try {
    await receive(connection, written);
    const end = await checkBackup(written);
    attempt(file, () => renameSync(written, file));
    console.log(json ? JSON.stringify(summarise(file, end)) : sayWritten(file, end));
    return "done";
  } finally {
    rmSync(written, { force: true });
  }
}

const sayWritten = (file: string, end: BackupEnd) =>
  `${file}: ${sayCounts(end)}. ${sayAge(end, Date.now())}\nKeep SECRET_KEY too, and not beside it: under another key it cannot be restored.`;

/** Part by part: each is one request, which stays within what the platform allows it. */
async function receive(connection: Connection, file: string): Promise<void> {
  for (let after: string | null = ""; after !== null; ) {
    const text: string = await connection.read(`api/backup?after=${encodeURIComponent(after)}`, BACKUP_TYPE);
    const lastAt = text.lastIndexOf("\n", text.length - 2) + 1;
    after = readNext(text.slice(lastAt));
    attempt(file, () => appendFileSync(file, after === null ? text : text.slice(0, lastAt)));
  }
}

/** Where the next part goes on; null: this was the last. What is no line of ours is found by the check of the file. */
function readNext(line: string): string | null {
  const [, next] = /^\{"next":(".*")\}\n?$/s.exec(line) ?? [];
  return next === undefined ? null : String(JSON.parse(next));
}

function attempt(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const code = readCode(error);
    const why =
      code === "ENOENT" ? "its folder is not there." : describeCode(code).replace("read", "written");
    throw new Error(`${file.replace(/\.part$/, "")}: ${why}`);
  }
}
