import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { readD1Migrations } from "@cloudflare/vitest-plugin";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { LOCAL_SECRETS } from "../stage/local-secrets.ts";

export interface LocalWorkerOptions {
  /** The Worker's entry file; the product itself unless named. */
  readonly entry?: string;
  /** Fills the stores while nothing runs, given the folder of their files; KV has one key, `sub:seed`, before. */
  readonly seed?: (stateFolder: string) => void;
  /** Fills the database once it has its tables, before anybody asks. */
  readonly fillDatabase?: (db: D1Database) => Promise<void>;
  /** Answers every request that the Worker sends out; the network unless given. */
  readonly outbound?: (request: Request) => Promise<Response>;
}

export interface LocalWorker {
  /** Another one after a restart. */
  readonly url: URL;
  /** Ends the runtime's process at whatever it is doing, and starts another one on the same stores. */
  readonly restart: () => Promise<void>;
  /** The database, of the runtime that is running. */
  readonly openDatabase: () => Promise<D1Database>;
  /** Of the runtime's inspector. */
  readonly inspector: () => Promise<URL>;
  readonly stop: () => Promise<void>;
}

/** The Worker on bare miniflare, since the proxy of `wrangler dev` costs ten times as much. Loopback, a free port. */
export async function startLocalWorker(
  vars: Readonly<Record<string, string | number | readonly string[]>>,
  { entry = "src/index.ts", seed, fillDatabase, outbound }: LocalWorkerOptions = {},
): Promise<LocalWorker> {
  const folder = mkdtempSync(join(tmpdir(), "gazette-bench-"));
  bundleWorker(entry, folder);
  const options = composeOptions(folder, `${basename(entry, ".ts")}.js`, vars, outbound);
  if (seed !== undefined) await fillStores(options, () => seed(join(folder, "state")));
  let miniflare = new Miniflare(options);
  let url = await miniflare.ready;
  const openDatabase = async () => (await miniflare.getBindings<{ DB: D1Database }>()).DB;
  const db = await openDatabase();
  for (const migration of await readD1Migrations("./migrations")) {
    for (const query of migration.queries) await db.prepare(query).run();
  }
  await fillDatabase?.(db);
  return {
    get url() {
      return url;
    },
    openDatabase,
    async restart() {
      await miniflare.dispose();
      miniflare = new Miniflare(options);
      url = await miniflare.ready;
    },
    inspector: () => miniflare.getInspectorURL(),
    stop: async () => {
      await miniflare.dispose();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The files of the stores appear with the first write, and belong to nobody once the runtime is gone. */
async function fillStores(options: ReturnType<typeof composeOptions>, fill: () => void): Promise<void> {
  const miniflare = new Miniflare(options);
  const { SUBSCRIBERS } = await miniflare.getBindings<{ SUBSCRIBERS: KVNamespace }>();
  await SUBSCRIBERS.put("sub:seed", "{}");
  await miniflare.dispose();
  fill();
}

function composeOptions(
  folder: string,
  script: string,
  vars: Readonly<Record<string, string | number | readonly string[]>>,
  outbound: LocalWorkerOptions["outbound"],
) {
  return convertV4MiniflareOptions({
    name: "gazette",
    host: "127.0.0.1",
    port: 0,
    inspectorPort: 0,
    modules: true,
    scriptPath: join(folder, script),
    modulesRoot: folder,
    compatibilityDate: "2026-10-01",
    compatibilityFlags: ["nodejs_compat", "global_fetch_strictly_public"],
    kvNamespaces: ["SUBSCRIBERS"],
    d1Databases: ["DB"],
    durableObjects: {
      ISSUE: { className: "IssueObject", useSQLite: true },
      PACER: { className: "PacerObject", useSQLite: true },
      OUTBOX: { className: "OutboxObject", useSQLite: true },
      DELIVERY: { className: "DeliveryObject", useSQLite: true },
      REPOSITORY: { className: "RepositoryObject", useSQLite: true },
    },
    ratelimits: {
      FORM_RATE_LIMITER: { namespace_id: "1001", simple: { limit: 100_000, period: 60 } },
      AUTHOR_RATE_LIMITER: { namespace_id: "1002", simple: { limit: 100_000, period: 60 } },
    },
    bindings: {
      PUBLIC_URL: "http://localhost:8787",
      SITE_URL: "https://blog.example.com",
      SITE_TITLE: "The Example Gazette",
      MAIL_FROM: "The Example Gazette <gazette@example.com>",
      POSTAL_ADDRESS: "1 Example Street, Example City",
      ...LOCAL_SECRETS,
      ...vars,
    },
    resourcePersistencePath: join(folder, "state"),
    unsafeTriggerHandlers: true,
    handleStructuredLogs: () => {}, // a line for each batch is the product's business, not the bench's
    cf: false,
    ...(outbound === undefined ? {} : { outboundService: outbound as never }), // miniflare's own Request and Response
  }); // the v4 form: the v5 one is not documented yet
}

/** Builds a Worker from its entry file as a deploy would. */
export function bundleWorker(entry: string, folder: string, config = "wrangler.toml"): void {
  const built = spawnSync(
    "wrangler",
    ["deploy", entry, "--config", config, "--dry-run", "--outdir", folder],
    {
      encoding: "utf8",
      env: { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true" },
    },
  );
  if (built.status !== 0) throw new Error(`The Worker does not build:\n${built.stderr}`);
}

/** Headers of an author's call to a local worker. */
export const AUTHOR_HEADERS = { Authorization: `Bearer ${LOCAL_SECRETS.AUTHOR_TOKEN}` };
