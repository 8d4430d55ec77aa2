import type { DatabaseSync } from "node:sqlite";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import type { Account, Database, Script, SentBinding } from "./account.ts";

/** A script of the account in the real runtime, on this machine. */
export interface RunningScript {
  fetch(request: Request): Promise<Response>;
  stop(): Promise<void>;
}

/** `folder`: where its stores live between runs. */
export async function runScript(account: Account, script: Script, folder: string): Promise<RunningScript> {
  const miniflare = new Miniflare(composeOptions(script, folder));
  for (const { name, id = "" } of listBindings(script, "d1")) {
    const database = account.databases.get(id);
    if (database !== undefined) await copyInto(await miniflare.getD1Database(name), database);
  }
  return {
    async fetch(request) {
      const init = {
        method: request.method,
        headers: Object.fromEntries(request.headers),
        redirect: "manual",
      };
      const body = ["GET", "HEAD"].includes(request.method) ? {} : { body: await request.arrayBuffer() };
      return (await miniflare.dispatchFetch(request.url, {
        ...init,
        ...body,
      } as never)) as unknown as Response; // miniflare's own types
    },
    stop: () => miniflare.dispose(),
  };
}

const listBindings = ({ upload }: Script, type: string): readonly SentBinding[] =>
  upload.bindings.filter((one) => one.type === type);

function composeOptions(script: Script, folder: string) {
  const { upload } = script;
  const bind = <Value>(type: string, read: (one: SentBinding) => Value) =>
    Object.fromEntries(listBindings(script, type).map((one) => [one.name, read(one)]));
  return convertV4MiniflareOptions({
    ...{ name: "gazette", modulesRoot: "/", resourcePersistencePath: folder, cf: false },
    modules: [upload.mainModule, ...[...upload.modules.keys()].filter((name) => name !== upload.mainModule)]
      .filter((name) => /\.m?js$/.test(name))
      .map((name) => ({ type: "ESModule", path: `/${name}`, contents: upload.modules.get(name) ?? "" })),
    compatibilityDate: upload.compatibilityDate,
    compatibilityFlags: [...upload.compatibilityFlags],
    bindings: { ...script.vars, ...script.secrets },
    kvNamespaces: bind("kv_namespace", ({ namespace_id = "" }) => namespace_id),
    d1Databases: bind("d1", ({ id = "" }) => id),
    durableObjects: bind("durable_object_namespace", ({ class_name = "" }) => ({
      ...{ className: class_name, useSQLite: true },
    })),
    ratelimits: bind("ratelimit", ({ namespace_id = "", simple = { limit: 100, period: 60 } }) => ({
      ...{ namespace_id, simple },
    })),
    handleStructuredLogs: () => {},
  } as never); // the v4 form: the v5 one is not documented yet
}

/** What migrations have made of the account's database; what is there already stays. */
async function copyInto(target: D1Database, { sqlite }: Database): Promise<void> {
  const there = await target.prepare("SELECT name FROM sqlite_master").all<{ readonly name: string }>();
  const known = new Set(there.results.map(({ name }) => name));
  for (const { name, type, sql } of listEntries(sqlite)) {
    if (known.has(name)) continue;
    await target.prepare(sql).run();
    if (type === "table") await copyRows(target, sqlite, name);
  }
}

interface Entry {
  readonly name: string;
  readonly type: string;
  readonly sql: string;
}

/** Tables first: indexes and triggers are of one. */
const listEntries = (sqlite: DatabaseSync): readonly Entry[] =>
  sqlite
    .prepare(
      "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type <> 'table'",
    )
    .all() as unknown as readonly Entry[]; // as selected

async function copyRows(target: D1Database, sqlite: DatabaseSync, table: string): Promise<void> {
  for (const row of sqlite.prepare(`SELECT * FROM "${table}"`).all()) {
    const columns = Object.keys(row);
    const places = columns.map((_, index) => `?${index + 1}`);
    await target
      .prepare(`INSERT INTO "${table}" (${columns.join(", ")}) VALUES (${places.join(", ")})`)
      .bind(...Object.values(row))
      .run();
  }
}
