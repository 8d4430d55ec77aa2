import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";

/** What an account of Cloudflare holds, as far as a deployment touches it. */
export interface Account {
  readonly databases: Map<string, Database>;
  /** Titles by id. */
  readonly namespaces: Map<string, string>;
  readonly scripts: Map<string, Script>;
  /** Uploaded for a Worker that is there, by id: none of them counts before it is deployed. */
  readonly versions: Map<string, Upload>;
}

export interface Database {
  readonly name: string;
  readonly sqlite: DatabaseSync;
}

export interface Script {
  /** As it was uploaded last: what runs. */
  readonly upload: Upload;
  readonly vars: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** By name of the binding: the id of what it leads to. */
  readonly resources: Readonly<Record<string, string>>;
  readonly crons: readonly string[];
  readonly domains: readonly string[];
}

export const createAccount = (): Account => ({
  databases: new Map(),
  namespaces: new Map(),
  scripts: new Map(),
  versions: new Map(),
});

/** Null where there is one of that name: Cloudflare refuses it then. */
export function createDatabase({ databases }: Account, name: string): string | null {
  if ([...databases.values()].some((one) => one.name === name)) return null;
  const hex = createHash("sha256").update(name).digest("hex");
  const id = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join("-");
  databases.set(id, { name, sqlite: new DatabaseSync(":memory:") });
  return id;
}

export function createNamespace({ namespaces }: Account, title: string): string | null {
  if ([...namespaces.values()].includes(title)) return null;
  const id = createHash("sha256").update(title).digest("hex").slice(0, 32);
  namespaces.set(id, title);
  return id;
}

/** A binding as wrangler sends it with a script. */
export interface SentBinding {
  readonly type: string;
  readonly name: string;
  readonly text?: string;
  readonly json?: unknown;
  readonly id?: string;
  readonly namespace_id?: string;
  readonly class_name?: string;
  readonly simple?: { readonly limit: number; readonly period: 10 | 60 };
}

/** A Worker as wrangler sends it. */
export interface Upload {
  readonly bindings: readonly SentBinding[];
  readonly mainModule: string;
  /** Sources by name. */
  readonly modules: ReadonlyMap<string, string>;
  readonly compatibilityDate: string;
  readonly compatibilityFlags: readonly string[];
}

/** A later upload keeps the secrets that it does not bring. */
export function uploadScript({ scripts }: Account, name: string, upload: Upload): void {
  const { bindings } = upload;
  const before = scripts.get(name);
  const pick = <Value>(type: RegExp, read: (one: SentBinding) => Value) =>
    Object.fromEntries(bindings.filter((one) => type.test(one.type)).map((one) => [one.name, read(one)]));
  scripts.set(name, {
    upload,
    vars: pick(/^(plain_text|json)$/, ({ text, json }) => text ?? json),
    secrets: { ...before?.secrets, ...pick(/^secret_text$/, ({ text = "" }) => text) },
    resources: pick(/^(d1|kv_namespace)$/, ({ id, namespace_id }) => id ?? namespace_id ?? ""),
    crons: before?.crons ?? [],
    domains: before?.domains ?? [],
  });
}
