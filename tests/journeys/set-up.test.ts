import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setUp } from "../../cli/commands/set-up.ts";
import { createWrangler } from "../../cli/deployment/wrangler.ts";
import { runProgram } from "../../cli/program/run-program.ts";
import { type CloudflareStandIn, startCloudflare } from "../../dev/cloudflare-stand-in/server.ts";

const PROJECT = join(import.meta.dirname, "../..");
const KEY = "re_secret_of_the_provider";

let cloudflare: CloudflareStandIn;
let site: Server;
let root: string;

/** A clone of the project beside an account that is empty, and somebody who answers at PUBLIC_URL. */
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "gazette-set-up-"));
  for (const name of [
    "node_modules",
    "src",
    "templates",
    "public",
    "migrations",
    "package.json",
    "tsconfig.json",
  ])
    symlinkSync(join(PROJECT, name), join(root, name));
  cpSync(join(PROJECT, "wrangler.toml"), join(root, "wrangler.toml"));
  cloudflare = await startCloudflare();
  site = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json" }).end('{"ok":true}');
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  await cloudflare.close();
  site.close();
  rmSync(root, { recursive: true });
});

const publicUrl = () => `http://localhost:${(site.address() as AddressInfo).port}`;
const ANSWERS = [
  ...["--site-url", "https://blog.example.com", "--site-title", "Example Notes"],
  ...["--mail-from", "Example <news@example.com>", "--postal-address", "1 Example Street"],
  ...["--languages", "en, es"],
];

async function run(
  words: readonly string[],
  given: Readonly<Record<string, string>> = { RESEND_API_KEY: KEY },
) {
  const [out, err]: [string[], string[]] = [[], []];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void out.push(`${line}\n`));
  const error = vi.spyOn(console, "error").mockImplementation((line) => void err.push(`${line}\n`));
  const tokens = { CLOUDFLARE_API_TOKEN: "token", CLOUDFLARE_ACCOUNT_ID: "stand-in" };
  const environment = { ...process.env, ...tokens, CLOUDFLARE_API_BASE_URL: cloudflare.url };
  const wrangler = createWrangler(root, environment);
  const workshop = { root, wrangler, environment: { ...given }, patienceMs: 0 };
  const connect = () => expect.fail("Nobody is asked for an API that is not there yet.");
  const code = await runProgram([setUp(workshop)], words, { program: "npm run", version: "1.2.3", connect });
  log.mockRestore();
  error.mockRestore();
  return { code, out: out.join(""), err: err.join("") };
}
const setUpNow = () => run(["setup", "--yes", "--public-url", publicUrl(), ...ANSWERS]);

/** What must be the same however often it was run, and whatever failed. */
function describeAccount() {
  const { databases, namespaces, scripts } = cloudflare.account;
  const worker = scripts.get("gazette");
  const [database] = [...databases.values()];
  const migrations = database?.sqlite.prepare("SELECT name FROM d1_migrations").all();
  return {
    names: [...databases.values()].map(({ name }) => name),
    titles: [...namespaces.values()],
    workers: [...scripts.keys()],
    bindings: [worker?.resources.DB, worker?.resources.SUBSCRIBERS],
    secrets: Object.keys(worker?.secrets ?? {}).sort(),
    vars: worker?.vars,
    crons: worker?.crons,
    migrations: migrations?.length,
  };
}
const expectWhole = () => {
  const { databases, namespaces } = cloudflare.account;
  expect(describeAccount()).toMatchObject({
    names: ["gazette"],
    titles: ["gazette-subscribers"],
    workers: ["gazette"],
    bindings: [[...databases.keys()][0], [...namespaces.keys()][0]],
    secrets: ["AUTHOR_TOKEN", "RESEND_API_KEY", "SECRET_KEY"],
    vars: { PUBLIC_URL: publicUrl(), SITE_TITLE: "Example Notes", LANGUAGES: ["en", "es"] },
    crons: ["*/15 * * * *"],
    migrations: 1,
  });
  expect(cloudflare.account.scripts.get("gazette")?.secrets.RESEND_API_KEY).toBe(KEY);
};

describe("npm run setup", () => {
  it("makes a newsletter of an empty account, and a second run changes nothing", async () => {
    const first = await setUpNow();
    expect(first).toMatchObject({ code: 0 });
    expectWhole();
    const before = structuredClone(cloudflare.account.scripts.get("gazette"));
    const second = await run(["setup", "--yes"], {});
    expect(second).toMatchObject({ code: 0 });
    expectWhole();
    expect(cloudflare.account.scripts.get("gazette")).toEqual(before);
    const other = await run(["setup", "--yes", "--site-title", "Other Notes"], {
      RESEND_API_KEY: "re_other",
    });
    expect(other.code).toBe(0);
    expect(cloudflare.account.scripts.get("gazette")).toMatchObject({
      vars: { SITE_TITLE: "Other Notes", MAIL_FROM: "Example <news@example.com>" },
      secrets: before?.secrets,
    });
    const said = [first, second, other].map(({ out, err }) => out + err).join("");
    for (const secret of Object.values(before?.secrets ?? {})) {
      expect(said).not.toContain(secret);
      for (const file of ["deployment.json", "wrangler.deployment.json", "wrangler.toml"])
        expect(readFileSync(join(root, file), "utf8")).not.toContain(secret);
    }
    expect(statSync(join(root, ".deployment-secrets.json")).mode & 0o077).toBe(0);
    expect(readFileSync(join(root, "wrangler.toml"))).toEqual(readFileSync(join(PROJECT, "wrangler.toml")));
  });

  it("names every missing flag at once without a terminal, and touches nothing", async () => {
    const ran = await run(["setup", "--site-title", "Example Notes"]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    for (const flag of ["--public-url", "--site-url", "--mail-from", "--postal-address"])
      expect(ran.err).toContain(flag);
    expect(ran.err).not.toContain("--site-title");
    const wrong = await run(["setup", "--yes", "--public-url", "news.example.com", ...ANSWERS]);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringMatching(/^--public-url: .*Give the address/) });
    expect([cloudflare.calls, existsSync(join(root, "deployment.json"))]).toEqual([[], false]);
  });

  it("says what it would do, and does nothing", async () => {
    const words = ["setup", "--dry-run", "--public-url", publicUrl(), ...ANSWERS];
    expect(await run(words)).toMatchObject({ code: 0, out: expect.stringContaining("Would be done:") });
    const { out } = await run([...words, "--json"]);
    expect(JSON.parse(out)).toMatchObject({ publicUrl: publicUrl(), dryRun: true });
    expect([cloudflare.calls, existsSync(join(root, "deployment.json"))]).toEqual([[], false]);
  });
});
