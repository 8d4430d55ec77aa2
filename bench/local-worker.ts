import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readD1Migrations } from "@cloudflare/vitest-plugin";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";

export interface LocalWorker {
  readonly url: URL;
  readonly stop: () => Promise<void>;
}

const SECRETS = {
  SECRET_KEY: "a-key-for-local-benches",
  AUTHOR_TOKEN: "author-token",
  RESEND_API_KEY: "re_local_bench",
};

/** The Worker on bare miniflare: `wrangler dev`'s proxy costs ten times (PLATFORM.md G5). Loopback, a free port. */
export async function startLocalWorker(
  vars: Readonly<Record<string, string | number | readonly string[]>>,
): Promise<LocalWorker> {
  const folder = mkdtempSync(join(tmpdir(), "gazette-bench-"));
  bundle(folder);
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      modules: true,
      scriptPath: join(folder, "index.js"),
      modulesRoot: folder,
      compatibilityDate: "2026-10-01",
      compatibilityFlags: ["nodejs_compat"],
      kvNamespaces: ["SUBSCRIBERS"],
      d1Databases: ["DB"],
      durableObjects: {
        ISSUE: { className: "IssueObject", useSQLite: true },
        PACER: { className: "PacerObject", useSQLite: true },
      },
      ratelimits: { FORM_BRAKE: { namespace_id: "1001", simple: { limit: 100_000, period: 60 } } },
      bindings: {
        PUBLIC_URL: "http://localhost:8787",
        SITE_URL: "https://blog.example.com",
        SITE_TITLE: "The Example Gazette",
        MAIL_FROM: "The Example Gazette <gazette@example.com>",
        POSTAL_ADDRESS: "1 Example Street, Example City",
        ...SECRETS,
        ...vars,
      },
      defaultPersistRoot: join(folder, "state"),
      unsafeTriggerHandlers: true,
      cf: false,
    }), // the v4 form: the v5 one is not documented yet
  );
  const url = await miniflare.ready;
  const { DB } = await miniflare.getBindings<{ DB: D1Database }>();
  for (const migration of await readD1Migrations("./migrations")) {
    for (const query of migration.queries) await DB.prepare(query).run();
  }
  return {
    url,
    stop: async () => {
      await miniflare.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function bundle(folder: string): void {
  const built = spawnSync("wrangler", ["deploy", "--dry-run", "--outdir", folder], {
    encoding: "utf8",
    env: { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true" },
  });
  if (built.status !== 0) throw new Error(`The Worker does not build:\n${built.stderr}`);
}

/** Headers of an author's call to a local worker. */
export const AUTHOR_HEADERS = { Authorization: `Bearer ${SECRETS.AUTHOR_TOKEN}` };
