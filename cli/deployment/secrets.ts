import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { WORKER } from "./resources.ts";
import type { Wrangler } from "./wrangler.ts";

export type Secrets = Readonly<Record<string, string>>;

/** Kept by the author alone: Cloudflare shows no secret again, and ids of readers cannot be derived without SECRET_KEY. */
export const SECRETS_FILE = ".deployment-secrets.json";

/** Without these no Worker runs. */
export const NEEDED_SECRETS = ["SECRET_KEY", "AUTHOR_TOKEN", "RESEND_API_KEY"] as const;

/** Those that are ours to make. */
const MADE = ["SECRET_KEY", "AUTHOR_TOKEN"] as const;

/** What says that there is no such Worker, and nothing else: taken for an answer, any other trouble would make all secrets anew. */
const NO_WORKER = /Worker "[^"]*"(?: \(env: [^)]*\))? (?:was )?not found|\[code: (?:10007|10090)\]/;

/** The names of those that the Worker has; none where there is no Worker yet. Throws where that cannot be said. */
export async function listSecrets(wrangler: Wrangler): Promise<readonly string[]> {
  const text = await wrangler("secret", "list", "--format", "json", "--name", WORKER).catch(
    (error: Error) => {
      if (NO_WORKER.test(error.message)) return "[]";
      throw error;
    },
  );
  return z.parse(z.array(z.object({ name: z.string() })), JSON.parse(text)).map(({ name }) => name);
}

/**
 * Of the secrets of our own those that the Worker does not have yet. Made once: a run after a failure finds those of the
 * run before.
 */
export function ensureOwnSecrets(root: string, existing: readonly string[]): Secrets {
  const file = join(root, SECRETS_FILE);
  const kept = readKeptSecrets(root);
  const missing = MADE.filter((name) => !existing.includes(name));
  const secrets = Object.fromEntries(
    missing.map((name) => [name, kept[name] ?? randomBytes(32).toString("hex")]),
  );
  if (missing.some((name) => kept[name] === undefined))
    writeFileSync(file, `${JSON.stringify({ ...kept, ...secrets }, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

/** Those that were made in this folder; none where it was set up elsewhere. */
export function readKeptSecrets(root: string): Secrets {
  const file = join(root, SECRETS_FILE);
  if (!existsSync(file)) return {};
  return z.parse(z.record(z.string(), z.string()), JSON.parse(readFileSync(file, "utf8")));
}

/** Hands the file to `use` and removes it, whatever happens. As JSON: in a dotenv file `$` would be expanded. */
export async function withSecretsFile<Value>(
  secrets: Secrets,
  use: (file: string) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), "gazette-secrets-"));
  try {
    const file = join(folder, "secrets.json");
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
