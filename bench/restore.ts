import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { holdLimit } from "./judges/hold-limit.ts";
import { createLocalAuthor } from "./stage/local-author.ts";
import { LOCAL_SECRETS } from "./stage/local-secrets.ts";
import { seedReaders } from "./stage/seed-readers.ts";
import { type LocalWorker, startLocalWorker } from "./workers/local-worker.ts";

/**
 * Everything is lost and comes back by the command line, while the runtime is ended again and again; whoever is told that it
 * failed repeats the command. `npm run bench -- restore [readers] [kills]`.
 */
const READERS = Number(process.argv[2] ?? 100_000);
const KILLS = Number(process.argv[3] ?? 3);
/** After a kill the command has so long until the next one, and a sixth more each time. */
const FIRST_LIFE_MS = 8_000;

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "gazette-bench-restore-"));
const file = (name: string) => join(folder, `${name}.ndjson`);
const VARS = { RESEND_BASE_URL: "http://127.0.0.1:9", CADENCES: ["weekly"], MAXIMUM_AGE_DAYS: 0 };

const before = await startLocalWorker(VARS, { seed: (state) => seedReaders(state, READERS) });
let after: LocalWorker | null = null;
try {
  const filled = await timed(() => fill(before));
  const backup = await timed(() => speak(before, "backup", file("first")));
  if (backup.value.code !== 0) throw new Error(backup.value.out);
  after = await startLocalWorker(VARS);
  const restore = await timed(() => restoreUnderKills(after as LocalWorker));
  const again = await timed(() => speak(after as LocalWorker, "backup", file("second")));
  const areSame = (await readFile(file("first"))).equals(await readFile(file("second")));
  console.log({
    readers: READERS,
    megabytes: Math.round(statSync(file("first")).size / 1e6),
    seconds: {
      filled: filled.seconds,
      backup: backup.seconds,
      restore: restore.seconds,
      again: again.seconds,
    },
    attempts: restore.value,
    areSame,
  });
  holdLimit("a second backup after the restore has the same bytes", areSame);
} finally {
  await Promise.all([before.stop(), after?.stop()]);
  rmSync(folder, { recursive: true, force: true });
}

async function fill(worker: LocalWorker): Promise<void> {
  const author = createLocalAuthor(worker);
  for (const name of ["first", "second", "third"]) await author.publish(`en/${name}.md`);
  await author.call("/api/issues", {
    method: "POST",
    body: JSON.stringify({ cadence: "weekly", holdMinutes: 60 }),
  });
}

/** What each run of the command came to, the last of them its end. */
async function restoreUnderKills(worker: LocalWorker): Promise<readonly string[]> {
  const attempts: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    const command = speak(worker, "restore", file("first"), "--yes");
    const isOver = await Promise.race([
      command.then(() => true),
      delay(FIRST_LIFE_MS * (7 / 6) ** kill).then(() => false),
    ]);
    if (!isOver) await worker.restart();
    const { code, out } = await command;
    attempts.push(`${code}: ${out.trim().slice(0, 200)}`);
    if (code === 0) return attempts;
  }
  const { code, out } = await speak(worker, "restore", file("first"), "--yes");
  attempts.push(`${code}: ${out.trim().slice(0, 200)}`);
  if (code !== 0) throw new Error(attempts.join("\n"));
  return attempts;
}

/** One command of the author, as it ends. */
function speak(worker: LocalWorker, ...words: string[]): Promise<{ code: number; out: string }> {
  const env = {
    ...process.env,
    GAZETTE_URL: worker.url.href,
    AUTHOR_TOKEN: LOCAL_SECRETS.AUTHOR_TOKEN,
  };
  return run(process.execPath, ["cli/gazette.ts", ...words, "--json"], { env }).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    ({ code, stdout, stderr }) => ({ code: Number(code), out: `${stdout}${stderr}` }),
  );
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; seconds: number }> {
  const began = performance.now();
  const value = await work();
  return { value, seconds: Math.round((performance.now() - began) / 100) / 10 };
}
