import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serveDeployed } from "../cloudflare-stand-in/deployed-site.ts";
import { type CloudflareStandIn, type Failure, startCloudflare } from "../cloudflare-stand-in/server.ts";
import { createBrokenConnection } from "../resend-emulator/broken-connection.ts";
import { createResendEmulator, type ResendEmulator } from "../resend-emulator/emulator.ts";
import { serveLocally } from "../resend-emulator/http-server.ts";
import { PROJECT_ROOT } from "../wrangler/wrangler-command.ts";

/** A fresh clone, an empty account at Cloudflare and one at Resend, and whatever is deployed: all on this machine. */
export interface Stage {
  /** The clone. */
  readonly root: string;
  readonly publicUrl: string;
  readonly cloudflare: CloudflareStandIn;
  readonly resend: ResendEmulator;
  /** Calls of the set-up at Resend, in order: `POST /webhooks`. */
  readonly resendCalls: readonly string[];
  /** The call at Resend of this number (from 0, counted from now on) fails once. */
  failResendCall(number: number, how: Failure): void;
  /** Runs `node cli/<script>` in the clone, without a terminal. */
  run(script: "project.ts" | "gazette.ts", words: readonly string[], environment?: Variables): Promise<Ran>;
  close(): Promise<void>;
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

export const RESEND_KEY = "re_rehearsal_0123456789";

export async function setStage(): Promise<Stage> {
  const root = mkdtempSync(join(tmpdir(), "gazette-clone-"));
  for (const name of CLONED) cpSync(join(PROJECT_ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(PROJECT_ROOT, "node_modules"), join(root, "node_modules"));
  const cloudflare = await startCloudflare();
  const site = await serveDeployed(cloudflare.account, "gazette");
  const resend = createResendEmulator({ apiKey: RESEND_KEY });
  const calls: string[] = [];
  let failing: { readonly call: number; readonly how: Failure } | null = null;
  const provider = await serveLocally(async (request) => {
    const failure = failing?.call === calls.length ? failing.how : null;
    calls.push(`${request.method} ${new URL(request.url).pathname}`);
    if (failure === "cut") throw createBrokenConnection();
    return failure === null ? resend.handle(request) : new Response("{}", { status: STATUS[failure] });
  }, 0);
  const publicUrl = site.url.replace("127.0.0.1", "localhost");
  const environment = {
    ...{ CLOUDFLARE_API_BASE_URL: cloudflare.url, CLOUDFLARE_API_TOKEN: "token" },
    ...{ CLOUDFLARE_ACCOUNT_ID: "stand-in", RESEND_BASE_URL: provider.url, RESEND_API_KEY: RESEND_KEY },
    ...{ GAZETTE_URL: undefined, AUTHOR_TOKEN: undefined, NO_COLOR: "1" },
  };
  return {
    ...{ root, publicUrl, cloudflare, resend, resendCalls: calls },
    failResendCall: (number, how) => {
      failing = { call: calls.length + number, how };
    },
    run: (script, words, given = {}) =>
      new Promise((resolve) => {
        const options = { cwd: root, env: { ...process.env, ...environment, ...given }, maxBuffer: 64 << 20 };
        const args = [join(root, "cli", script), ...words];
        const child = execFile(process.execPath, args, options, (error, out, err) =>
          resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err }),
        );
        child.stdin?.end();
      }),
    async close() {
      await Promise.all([cloudflare.close(), site.close(), provider.close()]);
      rmSync(root, { recursive: true });
    },
  };
}

const STATUS = { error: 500, refusal: 403 };
