import { existsSync } from "node:fs";
import { join } from "node:path";
import { createWrangler, type Wrangler } from "./wrangler.ts";

/** What set-up and deployment know of the world. */
export interface Workshop {
  /** Of the project. */
  readonly root: string;
  readonly wrangler: Wrangler;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** How long a host name that was just made may take to answer. */
  readonly patienceMs: number;
}

const PATIENCE_MS = 120_000;

export const createWorkshop = (root: string): Workshop => ({
  ...{ root, wrangler: createWrangler(root, process.env) },
  ...{ environment: process.env, patienceMs: PATIENCE_MS },
});

/** Null: this command line stands alone, as one file without its project. */
export function findWorkshop(): Workshop | null {
  const root = join(import.meta.dirname, "../..");
  const isHere = import.meta.filename.endsWith(".ts") && existsSync(join(root, "wrangler.toml"));
  return isHere ? createWorkshop(root) : null;
}
