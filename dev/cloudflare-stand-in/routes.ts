import {
  type Account,
  createDatabase,
  createNamespace,
  type Database,
  type SentBinding,
  type Upload,
  uploadScript,
} from "./account.ts";

export interface Call {
  readonly account: Account;
  /** What the pattern of the path caught. */
  readonly parts: readonly string[];
  readonly request: Request;
}

/** What Cloudflare would put into `result`, or its error. */
export type Answer = { readonly result: unknown } | { readonly status: number; readonly code: number };

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly answer: (call: Call) => Answer | Promise<Answer>;
}

const SCRIPT = "/accounts/[^/]+/workers/scripts/([^/]+)";
const NOT_THERE = { status: 404, code: 10007 };
const TAKEN = { status: 400, code: 10014 };

const route = (method: string, path: string, answer: Route["answer"]): Route => ({
  method,
  path: new RegExp(`^${path}$`),
  answer,
});

/** What wrangler asks when it sets up, deploys and looks after a Worker. */
export const ROUTES: readonly Route[] = [
  route("GET", "/accounts", () => ({ result: [{ id: "stand-in", name: "Stand-in" }] })),
  route("GET", "/accounts/[^/]+/d1/database", ({ account }) => ({
    result: [...account.databases].map(([uuid, one]) => describeDatabase(uuid, one)),
  })),
  route("POST", "/accounts/[^/]+/d1/database", async ({ account, request }) => {
    const id = createDatabase(account, await readName(request, "name"));
    return id === null ? TAKEN : { result: describeDatabase(id, account.databases.get(id)) };
  }),
  route(
    "POST",
    "/accounts/[^/]+/d1/database/([^/]+)/query",
    async ({ account, parts: [id = ""], request }) => {
      const database = account.databases.get(id);
      return database === undefined ? NOT_THERE : { result: query(database, await readName(request, "sql")) };
    },
  ),
  route("GET", "/accounts/[^/]+/storage/kv/namespaces", ({ account }) => ({
    result: [...account.namespaces].map(([id, title]) => ({ id, title, supports_url_encoding: true })),
  })),
  route("POST", "/accounts/[^/]+/storage/kv/namespaces", async ({ account, request }) => {
    const id = createNamespace(account, await readName(request, "title"));
    return id === null ? TAKEN : { result: { id, title: account.namespaces.get(id) } };
  }),
  route("GET", "/accounts/[^/]+/workers/services/([^/]+)", ({ account, parts: [name = ""] }) =>
    account.scripts.has(name) ? { result: describeService(name) } : { status: 404, code: 10090 },
  ),
  route("GET", `${SCRIPT}/deployments`, ({ account, parts: [name = ""] }) =>
    account.scripts.has(name) ? { result: { deployments: [] } } : NOT_THERE,
  ),
  route("POST", `${SCRIPT}/assets-upload-session`, () => ({ result: { jwt: "stand-in", buckets: [] } })),
  route("PUT", SCRIPT, async ({ account, parts: [name = ""], request }) => {
    uploadScript(account, name, await readUpload(request));
    return { result: { id: name, etag: "stand-in", startup_time_ms: 1, deployment_id: "stand-in" } };
  }),
  route("POST", `${SCRIPT}/versions`, async ({ account, request }) => {
    const id = `version-${account.versions.size + 1}`;
    account.versions.set(id, await readUpload(request));
    return { result: { id, startup_time_ms: 1, metadata: {}, resources: { script: { etag: "stand-in" } } } };
  }),
  route("POST", `${SCRIPT}/deployments`, async ({ account, parts: [name = ""], request }) => {
    const { versions } = (await request.json()) as { versions: readonly { readonly version_id: string }[] }; // wrangler's own
    const upload = account.versions.get(versions[0]?.version_id ?? "");
    if (upload === undefined) return NOT_THERE;
    uploadScript(account, name, upload);
    return { result: { id: "stand-in" } };
  }),
  route("PATCH", `${SCRIPT}/script-settings`, () => ({ result: {} })),
  route("GET", `${SCRIPT}/settings`, ({ account, parts: [name = ""] }) =>
    account.scripts.has(name) ? { result: { bindings: [], tags: [] } } : NOT_THERE,
  ),
  route("GET", "/accounts/[^/]+/workers/workers/([^/]+)", ({ account, parts: [name = ""] }) =>
    account.scripts.has(name) ? { result: describeWorker(name) } : NOT_THERE,
  ),
  route("PATCH", "/accounts/[^/]+/workers/workers/([^/]+)", ({ account, parts: [name = ""] }) =>
    account.scripts.has(name) ? { result: describeWorker(name) } : NOT_THERE,
  ),
  route("GET", `${SCRIPT}/secrets`, ({ account, parts: [name = ""] }) => {
    const script = account.scripts.get(name);
    if (script === undefined) return NOT_THERE;
    return { result: Object.keys(script.secrets).map((secret) => ({ name: secret, type: "secret_text" })) };
  }),
  route("PUT", `${SCRIPT}/schedules`, async ({ account, parts: [name = ""], request }) => {
    const sent = (await request.json()) as readonly { readonly cron: string }[]; // wrangler's own
    const script = account.scripts.get(name);
    if (script === undefined) return NOT_THERE;
    account.scripts.set(name, { ...script, crons: sent.map(({ cron }) => cron) });
    return { result: { schedules: sent } };
  }),
  route("GET", `${SCRIPT}/subdomain`, () => ({ result: { enabled: true, previews_enabled: false } })),
  route("POST", `${SCRIPT}/subdomain`, () => ({ result: { enabled: true, previews_enabled: false } })),
  route("GET", "/accounts/[^/]+/workers/subdomain", () => ({ result: { subdomain: "stand-in" } })),
  route("POST", `${SCRIPT}/domains/changeset`, () => ({
    result: { added: [], removed: [], updated: [], conflicting: [] },
  })),
  route("PUT", `${SCRIPT}/domains/records`, async ({ account, parts: [name = ""], request }) => {
    const { origins } = (await request.json()) as { origins: readonly { readonly hostname: string }[] };
    const script = account.scripts.get(name);
    if (script === undefined) return NOT_THERE;
    account.scripts.set(name, { ...script, domains: origins.map(({ hostname }) => hostname) });
    return { result: [] };
  }),
];

const describeDatabase = (uuid: string, database: Database | undefined) => ({
  ...{ uuid, name: database?.name, version: "production", created_at: "2026-01-01T00:00:00.000Z" },
});

const describeWorker = (name: string) => ({
  ...{ id: name, name, subdomain: { enabled: true, previews_enabled: false }, observability: {} },
});

const describeService = (name: string) => {
  const script = { last_deployed_from: "wrangler", tag: name, migration_tag: "v1" };
  return { id: name, default_environment: { environment: "production", script } };
};

/** A form: one part says what the script is bound to, each other is a module. */
async function readUpload(request: Request): Promise<Upload> {
  const form = await request.formData();
  const metadata = JSON.parse(String(form.get("metadata"))) as UploadMetadata; // wrangler's own
  const modules = new Map<string, string>();
  for (const [name, part] of form) if (part instanceof File) modules.set(name, await part.text());
  return {
    ...{ bindings: metadata.bindings, mainModule: metadata.main_module, modules },
    compatibilityDate: metadata.compatibility_date,
    compatibilityFlags: metadata.compatibility_flags ?? [],
  };
}

interface UploadMetadata {
  readonly bindings: readonly SentBinding[];
  readonly main_module: string;
  readonly compatibility_date: string;
  readonly compatibility_flags?: readonly string[];
}

/** A text of the JSON body. */
async function readName(request: Request, field: string): Promise<string> {
  const body: unknown = await request.json();
  return String(Object(body)[field]);
}

/** Really run: a migration that SQLite refuses fails here too. Rows are wanted of a question alone. */
function query({ sqlite }: Database, sql: string) {
  const isQuestion = /^\s*(select|pragma)\b/i.test(sql);
  if (!isQuestion) sqlite.exec(sql);
  return [{ results: isQuestion ? sqlite.prepare(sql).all() : [], success: true, meta: { duration: 0 } }];
}
