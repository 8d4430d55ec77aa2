import type { Receiving, Restored } from "../../src/contract/backup/restore.ts";
import { askFirst, requireAnswer } from "../ask.ts";
import { checkBackup, readLines } from "../backup/check-backup.ts";
import { cutFile } from "../backup/cut-file.ts";
import { sayAge, sayCounts, summarise } from "../backup/say-backup.ts";
import { describeCode, readCode } from "../collect-files.ts";
import type { Call, Command, Outcome } from "../command.ts";
import type { Connection } from "../connection.ts";
import { PROGRAM } from "../program/name-program.ts";
import { type FileRow, readSubscriberFile } from "../read-subscriber-file.ts";
import { BACKUP_FILE } from "./back-up.ts";
import { sendRows } from "./import-subscribers.ts";

export const restore: Command = {
  name: "restore",
  summary: "a backup into an empty newsletter, which is paused afterwards",
  words: [BACKUP_FILE],
  flags: {
    left: { example: "left.csv", summary: "who left after the backup, by a column email: they stay out" },
    yes: { summary: "do not ask first" },
  },
  run: restoreBackup,
};

/** The file is read to its end before anything of it is sent; who left since is brought in before anybody can resume. */
async function restoreBackup({
  words: [file = ""],
  values,
  switches,
  json,
  connect,
}: Call): Promise<Outcome> {
  requireAnswer(switches);
  const connection = connect();
  const end = await checkBackup(file).catch((error: unknown) => {
    throw explainReading(file, error);
  });
  const left = values.left === undefined ? [] : readLeft(values.left);
  if (!json) console.log(`${file}: ${sayCounts(end)}. ${sayAge(end, Date.now())}\n${sayLeft(left.length)}`);
  if (!(await askFirst({ switches }, "Restore it into this newsletter?"))) return "refused";
  const { restored } = await send(connection, file);
  const totals = await sendRows(connection, left, { dryRun: false, json });
  const refused = totals.flatMap((one) => one.refused);
  const told = { ...summarise(file, end), restored, paused: true, left: left.length - refused.length };
  console.log(json ? JSON.stringify(told) : sayRestored(told.left));
  return refused.length === 0 ? "done" : "refused";
}

/** Part by part; an earlier restore of this file that was cut off goes on from where it had got to. */
async function send(connection: Connection, file: string): Promise<Restored> {
  let known = 0;
  for await (const { from, text } of cutFile(readLines(file), () => known)) {
    const answer = await connection.call<Receiving | Restored>("POST", `api/restore?from=${from}`, text);
    if ("restored" in answer) return answer;
    known = answer.lines;
  }
  throw new Error(
    `${file}: it was sent to its end, and the newsletter waits for more. Restore it once more.`,
  );
}

/** Whatever else the file says of them, they have left. */
function readLeft(file: string): readonly FileRow[] {
  const rows = readSubscriberFile(file);
  if ("reason" in rows) throw new Error(`${file}: ${rows.reason}`);
  return rows.map(({ cells: { email = "" }, ...row }) => ({
    ...row,
    cells: { email, status: "unsubscribed" },
  }));
}

const sayLeft = (count: number) =>
  count > 0
    ? `${count} who left after it stay out.`
    : "Whoever left after that is an active reader in it: bring them in by --left left.csv, or before the resume by subscribers import.";

const sayRestored = (left: number) =>
  `restored  and paused${left > 0 ? `; ${left} who left stay out` : ""}. Publish your posts now: what is there at the resume counts as released. Then ${PROGRAM} resume`;

function explainReading(file: string, error: unknown): unknown {
  const isOfNode = error instanceof Error && "code" in error;
  return isOfNode ? new Error(`${file}: ${describeCode(readCode(error))}`) : error;
}
