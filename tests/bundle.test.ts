import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { composeQuietEnvironment } from "../dev/wrangler/quiet-environment.ts";
import { composeWranglerCommand, PROJECT_ROOT } from "../dev/wrangler/wrangler-command.ts";

/** A library that comes in whole for one function of it shows here first. */
const MOST_BYTES = 1600 * 1024;

it("is uploaded in at most 1,600 KiB, minified", () => {
  const folder = mkdtempSync(join(tmpdir(), "gazette-bundle-"));
  try {
    const [command, ...args] = composeWranglerCommand(["deploy", "--dry-run", "--outdir", folder]);
    const made = spawnSync(command, args, {
      cwd: PROJECT_ROOT,
      encoding: "utf8",
      env: composeQuietEnvironment(),
    });
    expect(made.stderr + made.stdout).not.toContain("ERROR");
    expect(made.status).toBe(0);
    const { size } = statSync(join(folder, "index.js"));
    expect(size).toBeGreaterThan(100 * 1024);
    expect(size).toBeLessThanOrEqual(MOST_BYTES);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
