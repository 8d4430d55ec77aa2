import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "../../../dev/wrangler.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder with the local stores of a Worker, migrated and empty; each journey starts from a copy. */
    migratedStore: string;
  }
}

/** Once for all journeys: wrangler takes five seconds of computing to migrate an empty database. */
export default async function setup(project: TestProject): Promise<() => void> {
  const persistTo = mkdtempSync(join(tmpdir(), "gazette-migrated-"));
  await applyMigrations({ persistTo });
  project.provide("migratedStore", persistTo);
  return () => rmSync(persistTo, { recursive: true, force: true });
}
