import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { composeQuietEnvironment } from "../dev/wrangler/quiet-environment.ts";
import { composeWranglerCommand, PROJECT_ROOT } from "../dev/wrangler/wrangler-command.ts";

/** A library that comes in whole for one function of it shows here first. */
const MOST_BYTES = 2300 * 1024;
const MOST_COMPRESSED_BYTES = 800 * 1024;

it("is uploaded in at most 2,300 KiB, minified, and 800 compressed", () => {
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
    const script = readFileSync(join(folder, "index.js"));
    expect(script.length).toBeGreaterThan(100 * 1024);
    expect(script.length).toBeLessThanOrEqual(MOST_BYTES);
    expect(gzipSync(script).length).toBeLessThanOrEqual(MOST_COMPRESSED_BYTES);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
