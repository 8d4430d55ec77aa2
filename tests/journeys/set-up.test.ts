import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createDatabase, createNamespace } from "../../dev/cloudflare-stand-in/account.ts";
import { FAILURES } from "../../dev/cloudflare-stand-in/server.ts";
import { findDoubles, findSpilled } from "../../dev/rehearsal/judge.ts";
import { ANSWERS, type Stage, setStage } from "../../dev/rehearsal/stage.ts";
import { RESEND_KEY } from "../../dev/rehearsal/stand-ins.ts";
import { doctorSchema } from "../../src/contract/settings/health.ts";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage.close());

const answers = () => ["setup", "--yes", "--public-url", stage.publicUrl, ...ANSWERS];
const setUp = (...more: readonly string[]) => stage.run("project.ts", [...answers(), ...more]);
const worker = () => stage.cloudflare.account.scripts.get("gazette");
const isWrite = (call: string) => !call.startsWith("GET ");
const NO_KEY = { RESEND_API_KEY: undefined };

describe("npm run setup", () => {
  it("makes a newsletter of two empty accounts, ends with a green doctor, runs again without a change, and is deployed anew", async () => {
    const first = await setUp("--json");
    expect(first).toMatchObject({ code: 0, err: expect.stringContaining("it is kept as it is") }); // the feed: nobody is there
    const { checks } = JSON.parse(first.out);
    expect(checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
    expect(checks.length).toBeGreaterThan(15);
    expect(worker()).toMatchObject({
      vars: {
        ...{ PUBLIC_URL: stage.publicUrl, SITE_TITLE: "Example Notes", LANGUAGES: ["en", "es"] },
        FEED_URLS: ["https://blog.example.com/feed.xml"],
      },
      secrets: {
        RESEND_API_KEY: RESEND_KEY,
        RESEND_WEBHOOK_SECRET: stage.resend.webhooks()[0]?.signing_secret,
      },
      crons: ["*/15 * * * *"],
    });
    expect(findDoubles(stage)).toEqual([]);

    const before = structuredClone(worker());
    const writes = () => stage.cloudflare.writes.length + stage.resendCalls.filter(isWrite).length;
    const written = writes();
    const second = await stage.run("project.ts", ["setup", "--yes"], NO_KEY);
    expect(second).toMatchObject({ code: 0, err: expect.stringContaining("is as it should be") });
    expect([writes(), worker()]).toEqual([written, before]);

    const other = await stage.run("project.ts", ["setup", "--yes", "--site-title", "Other"], {
      RESEND_API_KEY: "re_other",
    });
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining("Is RESEND_API_KEY the whole key") });
    const style = join(stage.root, "public/style.css");
    writeFileSync(style, `${readFileSync(style, "utf8")}\n`);
    const doctor = () => stage.run("gazette.ts", ["doctor", "--json"]);
    const sick = await doctor();
    expect([sick.code, sick.err]).toEqual([1, ""]);
    expect(doctorSchema.parse(JSON.parse(sick.out)).checks.filter(({ ok }) => !ok)).toEqual([
      { name: "version", ok: false, fault: expect.any(String), remedy: "Run npm run deploy." },
    ]);
    const deployed = await stage.run("project.ts", ["deploy", "--json"]);
    expect([deployed.code, deployed.err]).toEqual([0, ""]);
    expect(JSON.parse(deployed.out)).toMatchObject({ ok: true, version: expect.stringContaining("+") });
    expect((await doctor()).code).toBe(0);
    const renamed = await stage.run("project.ts", ["setup", "--yes", "--site-title", "Other"], NO_KEY);
    expect(renamed.code).toBe(0);
    expect(worker()).toMatchObject({ vars: { SITE_TITLE: "Other" }, secrets: before?.secrets });
    expect(findDoubles(stage)).toEqual([]);
    const elsewhere = stage.publicUrl.replace("localhost", "127.0.0.1");
    const move = (key: Readonly<Record<string, undefined>>) =>
      stage.run("project.ts", ["setup", "--yes", "--public-url", elsewhere], key);
    expect(await move(NO_KEY)).toMatchObject({ code: 2, err: expect.stringContaining("RESEND_API_KEY") });
    const moved = await move({});
    expect([moved.code, worker()?.secrets]).toEqual([0, before?.secrets]);
    expect(findDoubles({ ...stage, publicUrl: elsewhere })).toEqual([]);
    expect(findSpilled(stage, [first, second, other, renamed, moved])).toEqual([]);
    expect(statSync(join(stage.root, ".deployment-secrets.json")).mode & 0o077).toBe(0);
  });

  // Each of the others, each way: npm run rehearse.
  it.each([
    ["cloudflare", 4, "refusal"],
    ["cloudflare", 18, "refusal"],
    ["resend", 2, "cut"],
  ] as const)("ends well when it is repeated after call %j %i has met: %s", async (where, number, how) => {
    expect(FAILURES).toContain(how);
    if (where === "cloudflare") stage.cloudflare.failCall(number, how);
    else stage.failResendCall(number, how);
    const failed = await setUp();
    expect([failed.code, failed.err]).toEqual([1, expect.stringContaining("what is done stays done")]);
    const again = await setUp();
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining("Nothing is seriously wrong") });
    expect(findDoubles(stage)).toEqual([]);
    expect(findSpilled(stage, [failed, again])).toEqual([]);
  });

  it("names every missing flag at once without a terminal, and touches nothing", async () => {
    const missing = await stage.run("project.ts", ["setup", "--site-title", "Example Notes"]);
    expect(missing).toMatchObject({ code: 2, out: "" });
    for (const flag of ["--public-url", "--site-url", "--mail-from", "--postal-address"])
      expect(missing.err).toContain(flag);
    expect(missing.err).not.toContain("--site-title");
    const wrong = await stage.run("project.ts", [...answers(), "--feed", "blog.example.com/feed.xml"]);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringMatching(/^--feed: /) });
    expect([stage.cloudflare.calls, existsSync(join(stage.root, "deployment.json"))]).toEqual([[], false]);
    const keyless = await stage.run("project.ts", answers(), NO_KEY);
    expect(keyless).toMatchObject({ code: 2, err: expect.stringContaining("RESEND_API_KEY") });
    expect(stage.cloudflare.writes).toEqual([]);
  });

  it("says what it would do, and does nothing", async () => {
    expect(await setUp("--dry-run")).toMatchObject({
      code: 0,
      out: expect.stringContaining("Would be done:"),
    });
    const { out } = await setUp("--dry-run", "--json");
    expect(JSON.parse(out)).toMatchObject({ publicUrl: stage.publicUrl, dryRun: true });
    expect([stage.cloudflare.calls, stage.resendCalls]).toEqual([[], []]);
    expect(existsSync(join(stage.root, "deployment.json"))).toBe(false);
  });

  it("makes the stores and no Worker with --no-deploy, and goes on from there with a key that may only send", async () => {
    expect(await setUp("--no-deploy")).toMatchObject({ code: 0 });
    expect([worker(), stage.resendCalls]).toEqual([undefined, []]);
    expect(await stage.run("project.ts", ["deploy"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("lacks SECRET_KEY, AUTHOR_TOKEN, RESEND_API_KEY. Run npm run setup"),
    });
    stage.resend.setFaults({ keyMaySendOnly: true });
    const ran = await stage.run("project.ts", ["setup", "--yes"]);
    expect(ran).toMatchObject({ code: 0, err: expect.stringContaining("may only send") });
    expect(ran.out).toContain("RESEND_WEBHOOK_SECRET is not set");
    stage.resend.setFaults({});
    expect(await stage.run("project.ts", ["setup", "--yes"])).toMatchObject({ code: 0 });
    expect(findDoubles(stage)).toEqual([]);
  });
});

describe("npm run deploy", () => {
  it("deploys by the deploy button's ids as the button was told, and set-up completes it", async () => {
    const databaseId = createDatabase(stage.cloudflare.account, "my-gazette");
    const namespaceId = createNamespace(stage.cloudflare.account, "my-gazette-subscribers");
    const file = join(stage.root, "wrangler.toml");
    const told = readFileSync(file, "utf8")
      .replace('database_name = "gazette"', `database_name = "my-gazette"\ndatabase_id = "${databaseId}"`)
      .replace('binding = "SUBSCRIBERS"', `binding = "SUBSCRIBERS"\nid = "${namespaceId}"`)
      .replace("The Example Gazette", "Notes of mine");
    writeFileSync(file, told);
    expect(await stage.run("project.ts", ["deploy"])).toMatchObject({
      ...{ code: 0, out: expect.stringContaining("npm run setup") },
    });
    expect(worker()?.resources).toEqual({ DB: databaseId, SUBSCRIBERS: namespaceId });
    const { code } = await stage.run(
      "project.ts",
      answers().filter((word) => !/site-title|Example Notes/.test(word)),
    );
    expect([code, worker()?.vars.SITE_TITLE]).toEqual([0, "Notes of mine"]);
    expect(worker()?.resources).toEqual({ DB: databaseId, SUBSCRIBERS: namespaceId });
    expect([...stage.cloudflare.account.databases.values()].map(({ name }) => name)).toEqual(["my-gazette"]);
  });
});
