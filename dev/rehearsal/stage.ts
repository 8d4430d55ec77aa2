import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT_ROOT } from "../wrangler/wrangler-command.ts";
import { type StandIns, startStandIns } from "./stand-ins.ts";

/** A fresh clone beside stand-ins for both accounts. */
export interface Stage extends StandIns {
  /** The clone. */
  readonly root: string;
  /** Runs `node cli/<script>` in the clone, without a terminal. */
  run(script: "project.ts" | "gazette.ts", words: readonly string[], environment?: Variables): Promise<Ran>;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

type Variables = Readonly<Record<string, string | undefined>>;

const CLONED = [
  ...["cli", "src", "templates", "public", "migrations", "package.json", "package-lock.json"],
  ...["tsconfig.json", "wrangler.toml", ".npmrc"],
];

/** What a newcomer answers, but for where the newsletter lives. */
export const ANSWERS = [
  ...["--site-url", "https://blog.example.com", "--site-title", "Example Notes"],
  ...["--mail-from", "Example <news@example.com>", "--postal-address", "1 Example Street"],
  ...["--languages", "en, es", "--feed", "https://blog.example.com/feed.xml"],
];

export async function setStage(): Promise<Stage> {
  const root = mkdtempSync(join(tmpdir(), "gazette-clone-"));
  for (const name of CLONED) cpSync(join(PROJECT_ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(PROJECT_ROOT, "node_modules"), join(root, "node_modules"));
  const standIns = await startStandIns();
  const nobody = { GAZETTE_URL: undefined, AUTHOR_TOKEN: undefined, NO_COLOR: "1" };
  return {
    ...standIns,
    root,
    run: (script, words, given = {}) =>
      new Promise((resolve) => {
        const env = { ...process.env, ...nobody, ...standIns.environment, ...given };
        const args = [join(root, "cli", script), ...words];
        const child = execFile(
          process.execPath,
          args,
          { cwd: root, env, maxBuffer: 64 << 20 },
          (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err }),
        );
        child.stdin?.end();
      }),
    async close() {
      await standIns.close();
      rmSync(root, { recursive: true });
    },
  };
}
