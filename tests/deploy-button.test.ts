import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";
import { NEEDED_SECRETS } from "../cli/deployment/secrets.ts";
import { parseSettings } from "../src/core/settings/parse-settings.ts";
import { BINDINGS } from "../src/env.ts";

const ROOT = join(import.meta.dirname, "..");
const read = (name: string) => readFileSync(join(ROOT, name), "utf8");
const manifest = JSON.parse(read("package.json"));
const config = parse(read("wrangler.toml"));

/** Cloudflare's button and create-cloudflare read these very files (developers.cloudflare.com/workers/platform/deploy-buttons). */
describe("what the deploy button asks for", () => {
  const lines = read(".dev.vars.example")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));

  it("is the three secrets and nothing else, with no value that somebody could leave standing", () => {
    expect(lines).toEqual(NEEDED_SECRETS.map((name) => `${name}=`));
    expect(parseEnv(read(".dev.vars.example"))).toEqual({
      SECRET_KEY: "",
      AUTHOR_TOKEN: "",
      RESEND_API_KEY: "",
    });
  });

  it("is explained, every setting, secret and store of it", () => {
    const described: Record<string, { description: string }> = manifest.cloudflare.bindings;
    const stores = BINDINGS.filter((name) => !name.endsWith("_RATE_LIMITER"));
    const expected = [...Object.keys(config.vars as object), ...NEEDED_SECRETS, ...stores];
    expect(Object.keys(described).sort()).toEqual(expected.sort());
    for (const { description } of Object.values(described)) expect(description).toMatch(/\.$/);
  });

  it("has no way past the author's token where a secret is left empty", () => {
    const parsed = parseSettings({
      ...(config.vars as object),
      SECRET_KEY: "",
      AUTHOR_TOKEN: "",
      RESEND_API_KEY: "",
    });
    expect(parsed.ok ? [] : parsed.problem.map(({ setting }) => setting).sort()).toEqual(
      [...NEEDED_SECRETS].sort(),
    );
  });

  it("can be cloned: a lock file, the names of the stores, and no id of anybody's account", () => {
    expect(existsSync(join(ROOT, "package-lock.json"))).toBe(true);
    expect(config).toMatchObject({
      name: "gazette",
      d1_databases: [{ binding: "DB", database_name: "gazette" }],
      kv_namespaces: [{ binding: "SUBSCRIBERS" }],
    });
    expect(read("wrangler.toml")).not.toMatch(/\b(database_id|account_id|id) *=/);
    expect(read("README.md")).toContain("https://deploy.workers.cloudflare.com/?url=");
  });
});

it("the settings and secrets of a deployment are in no commit", () => {
  const ignored = read(".gitignore").split("\n");
  for (const name of [".dev.vars", ".deployment-secrets.json", "wrangler.deployment.json", ".wrangler/"])
    expect(ignored).toContain(name);
});
