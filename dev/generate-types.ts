import { spawnSync } from "node:child_process";

/** The runtime's types for this compatibility date, made from wrangler.toml; not kept in git. */
const made = spawnSync("wrangler", ["types", "--include-env=false", "worker-configuration.d.ts"], {
  encoding: "utf8",
  env: { ...process.env, WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true", WRANGLER_LOG: "warn" },
});
if (made.status !== 0) {
  console.error(made.stdout, made.stderr);
  process.exit(1);
}
