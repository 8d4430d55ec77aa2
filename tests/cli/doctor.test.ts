import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Connection } from "../../cli/connection.ts";
import { viewAccount } from "../../cli/deployment/account-view.ts";
import type { Wrangler } from "../../cli/deployment/wrangler.ts";
import { examine } from "../../cli/doctor/examine.ts";
import { describeChecks, sayChecks, sayVerdict } from "../../cli/doctor/say-checks.ts";
import type { Folder, Patient } from "../../cli/doctor/surroundings.ts";
import { createProviderAccount } from "../../cli/provider/provider-account.ts";
import { deriveEndpoint, ensureWebhook } from "../../cli/provider/webhook.ts";
import { createGithubStandIn } from "../../dev/github-stand-in/github.ts";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import type { ListeningServer } from "../../dev/resend-emulator/http-server.ts";
import { doctorSchema } from "../../src/contract/settings/health.ts";

const emulator = createResendEmulator({ apiKey: "re_right" });
const VARS = {
  ...{ PUBLIC_URL: "https://news.example.com", SITE_URL: "https://blog.example.com", SITE_TITLE: "Notes" },
  ...{ MAIL_FROM: "news@example.com", POSTAL_ADDRESS: "1 Example Street" },
};

let provider: ListeningServer;
let site: Server;
let root: string;
/** What `/health` answers, and what stands at the links of posts. */
let health: object;
let links: Readonly<Record<string, number>>;
/** What wrangler says; a command that is not here fails. */
let account: Record<string, string>;

beforeEach(async () => {
  emulator.clear();
  provider = await emulator.listen();
  health = { ok: true, version: "1.2.3+abc", time: new Date().toISOString(), checks: [] };
  links = {};
  account = {
    "d1 list": '[{"name":"gazette","uuid":"d"}]',
    "kv namespace": '[{"title":"gazette-subscribers","id":"k"}]',
    "secret list": '[{"name":"SECRET_KEY"},{"name":"AUTHOR_TOKEN"},{"name":"RESEND_API_KEY"}]',
    "d1 migrations": "No migrations to apply!",
  };
  site = createServer((request, response) => {
    const isHealth = request.url === "/health";
    const status = isHealth ? 200 : (links[request.url ?? ""] ?? 200);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(health));
  });
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  root = mkdtempSync(join(tmpdir(), "gazette-doctor-"));
  writeFileSync(join(root, "wrangler.toml"), 'name = "gazette"\n[vars]\nPOSTAL_ADDRESS = "The example"\n');
  for (const name of ["package-lock.json"]) writeFileSync(join(root, name), "{}");
  await ensureWebhook(resend(), deriveEndpoint(url()));
});
afterEach(async () => {
  site.close();
  await provider.close();
  rmSync(root, { recursive: true });
});

const url = () => `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
const resend = (key = "re_right") => createProviderAccount({ key, baseUrl: provider.url });

function findFolder(vars: Folder["vars"] = VARS): Folder {
  const wrangler: Wrangler = async (...args) => {
    const said = account[args.slice(0, 2).join(" ")];
    if (said === undefined) throw new Error("wrangler failed.\nNot signed in.");
    return said;
  };
  return { root, vars, viewAccount: () => viewAccount({ root, wrangler }) };
}

const tell = (command: string, said: string) => {
  account[command] = said;
};
const answer = (said: object) => {
  health = said;
};
const lead = (to: typeof links) => {
  links = to;
};

/** An author's API with these posts and as many readers. */
function findAuthor(paths: readonly string[], active = 3, submitted = 0): Connection {
  const posts = paths.map((path) => ({
    ...{ url: `${url()}${path}`, draft: path === "/draft" },
    publishedAt: path === "/tomorrow" ? "2999-01-01T00:00:00.000Z" : "2026-01-01T00:00:00.000Z",
  }));
  const issues = [
    { startedAt: new Date().toISOString(), counts: { submitted } },
    { startedAt: "2001-01-01T00:00:00.000Z", counts: { submitted: 9_999 } },
    { startedAt: null, counts: { submitted: 0 } },
  ];
  const answers = { "api/posts": { posts }, "api/issues": { issues }, "api/subscribers": { active } };
  const call = async (_: string, path: string) => answers[path.split("?")[0] as keyof typeof answers] ?? {};
  return { call: call as Connection["call"], read: async () => "" };
}

const patient = (given: Partial<Patient> = {}): Patient => ({
  ...{
    folder: findFolder(),
    publicUrl: url(),
    isNew: false,
    version: "1.2.3+abc",
    author: findAuthor(["/a", "/b"]),
  },
  ...{ provider: resend(), resolveTxt: async () => ["v=DMARC1; p=none"], now: Date.now },
  githubToken: null,
  ...given,
});

/** The lines that are faults, by name; serious ones with an exclamation mark. */
async function findFaults(given: Partial<Patient> = {}) {
  const checks = await examine(patient(given));
  for (const { fault, remedy } of checks) if (fault !== null) expect(remedy).toBeTruthy();
  return checks
    .filter(({ fault }) => fault !== null)
    .map(({ name, isSerious }) => `${name}${isSerious ? "!" : ""}`);
}
const findLine = async (name: string, given: Partial<Patient> = {}) =>
  (await examine(patient(given))).find((one) => one.name === name);

describe("the doctor", () => {
  it("finds nothing where nothing is wrong, line by line", async () => {
    const checks = await examine(patient());
    expect(checks.filter(({ fault, remedy }) => fault !== null || remedy !== null)).toEqual([]);
    expect(checks.map(({ name }) => name)).toEqual([
      ...[
        "settings",
        "postal-address",
        "bindings",
        "migrations",
        "secrets",
        "public-url",
        "version",
        "clock",
      ],
      ...[
        "provider-key",
        "sending-domain",
        "spf",
        "dkim",
        "dmarc",
        "webhook",
        "post-links",
        "quota",
        "github-token",
        "feeds",
      ],
    ]);
    expect(sayVerdict(checks)).toBe("Nothing is seriously wrong.");
    expect(doctorSchema.strict().parse(describeChecks(checks)).checks[0]).toEqual({
      ...{ name: "settings", ok: true, fault: null, remedy: null },
    });
  });

  it("asks for no page of a post that is a draft or to come", async () => {
    lead({ "/draft": 404, "/tomorrow": 404 });
    expect(await findFaults({ author: findAuthor(["/a", "/draft", "/tomorrow"]) })).toEqual([]);
  });

  it("takes what cannot be known for no fault, and says what would have it known", async () => {
    account = {};
    const given = { provider: null, author: null, resolveTxt: () => Promise.reject(new Error("no network")) };
    expect(await findFaults(given)).toEqual([]);
    const said = sayChecks(await examine(patient(given)));
    expect(said).toContain("npx wrangler login");
    expect(said).toContain("RESEND_API_KEY");
    expect(await findFaults({ ...given, folder: null })).toEqual([]);
  });

  it.each<[string, () => unknown, string[]]>([
    ["a setting is wrong", () => ({ folder: findFolder({ ...VARS, WEEKLY_ON: "someday" }) }), ["settings!"]],
    ["the database is gone", () => tell("d1 list", "[]"), ["bindings!"]],
    ["the KV namespace is gone", () => tell("kv namespace", "[]"), ["bindings!"]],
    ["a migration is due", () => tell("d1 migrations", "│ 0002_more.sql │"), ["migrations!"]],
    ["a secret is missing", () => tell("secret list", '[{"name":"SECRET_KEY"}]'), ["secrets!"]],
    ["nobody answers", () => ({ publicUrl: "http://127.0.0.1:1" }), ["public-url!", "webhook!"]],
    ["somebody else answers", () => answer({ hello: "world" }), ["public-url!"]],
    ["another version answers", () => ({ version: "1.2.3+def" }), ["version!"]],
    ["an older version answers", () => ({ version: "1.3.0" }), ["version!"]],
    ["the clock is off", () => ({ now: () => Date.now() + 120_000 }), ["clock"]],
    ["nobody knows the key", () => ({ provider: resend("re_wrong") }), ["provider-key!"]],
    ["the domain is not there", () => emulator.setDomains([]), ["sending-domain!"]],
    [
      "the domain is not verified",
      () => emulator.setDomains([{ name: "example.com", status: "pending" }]),
      ["sending-domain!", "spf!", "dkim!"],
    ],
    [
      "there is no DMARC",
      () => ({ resolveTxt: () => Promise.reject(Object.assign(new Error(), { code: "ENODATA" })) }),
      ["dmarc"],
    ],
    ["a link is dead", () => lead({ "/b": 404 }), ["post-links!"]],
    ["the blog stumbles", () => lead({ "/a": 500 }), ["post-links"]],
    [
      "an issue takes days",
      () => ({ author: findAuthor([], 250), folder: findFolder({ ...VARS, RESEND_DAILY_QUOTA: 100 }) }),
      ["quota"],
    ],
    [
      "an issue takes months",
      () => ({ author: findAuthor([], 3_001), folder: findFolder({ ...VARS, RESEND_MONTHLY_QUOTA: 3000 }) }),
      ["quota"],
    ],
    [
      "this month has no room for another issue",
      () => ({
        author: findAuthor([], 900, 2_700),
        folder: findFolder({ ...VARS, RESEND_MONTHLY_QUOTA: 3000 }),
      }),
      ["quota"],
    ],
    [
      "the address is the example's",
      () => ({ folder: findFolder({ ...VARS, POSTAL_ADDRESS: "The example" }) }),
      ["postal-address"],
    ],
  ])("names the line, and how to mend it, where %s", async (_, change, expected) => {
    expect(await findFaults((change() ?? {}) as Partial<Patient>)).toEqual(expected);
  });

  it("has nothing against a month that has room, whatever earlier months used", async () => {
    const folder = findFolder({ ...VARS, RESEND_MONTHLY_QUOTA: 3000, RESEND_DAILY_QUOTA: 0 });
    expect(await findFaults({ author: findAuthor([], 900, 1_800), folder })).toEqual([]);
  });

  describe("asks GitHub what the token may do, and", () => {
    const github = createGithubStandIn();
    const repository = github.create("ada/blog");
    repository.commit({ "posts/a.md": "# A" });
    let folder: Folder;
    const ask = () => findLine("github-token", { folder, githubToken: "github_pat_right" });

    beforeEach(async () => {
      github.forbid([]);
      github.trouble(null);
      github.requireToken("github_pat_right");
      const base = { GITHUB_REPOSITORY: "ada/blog", GITHUB_API_BASE_URL: await github.listen() };
      folder = findFolder({ ...VARS, ...base });
    });
    afterEach(() => github.close());

    it("finds one that may do everything right, and writes nothing", async () => {
      expect(await ask()).toMatchObject({ fault: null, remedy: null });
      expect([repository.comments, repository.statuses]).toEqual([[], []]);
    });

    it("says where it may not read", async () => {
      github.forbid(["contents"]);
      expect(await ask()).toMatchObject({ isSerious: true, remedy: expect.stringContaining("Contents") });
      github.requireToken("github_pat_another");
      expect(await ask()).toMatchObject({ isSerious: true, remedy: expect.stringContaining("Contents") });
    });

    it("takes one that writes nothing for one that shows no previews, and half a right for a fault", async () => {
      github.forbid(["pull requests", "commit statuses"]);
      expect(await ask()).toMatchObject({
        fault: null,
        remedy: expect.stringContaining("Pull requests and"),
      });
      github.forbid(["commit statuses"]);
      expect(await ask()).toMatchObject({
        isSerious: false,
        fault: expect.stringContaining("Commit statuses"),
      });
    });

    it.each(["down", "cut", { status: 429 }] as const)("only warns where GitHub is %j", async (what) => {
      github.trouble(what);
      expect(await ask()).toMatchObject({
        isSerious: false,
        fault: expect.stringContaining("cannot be asked"),
      });
    });

    it("names a token that has expired, and shows none", async () => {
      github.trouble({ status: 401 });
      const line = await ask();
      expect(line).toMatchObject({ isSerious: true, fault: expect.stringContaining("expired") });
      expect(JSON.stringify(line)).not.toContain("github_pat");
    });

    it("asks nobody without a token, and says what would have it asked", async () => {
      const before = github.calls.length;
      const line = await findLine("github-token", { folder });
      expect(line).toMatchObject({ fault: null, remedy: expect.stringContaining("GITHUB_TOKEN") });
      expect(github.calls).toHaveLength(before);
    });
  });

  it("names the webhook that is not there, is switched off, or reports too little", async () => {
    const [webhook] = emulator.webhooks();
    const change = (body: object) => resend().ask("PATCH", `/webhooks/${webhook?.id}`, body);
    await change({ events: ["email.bounced"] });
    expect(await findLine("webhook")).toMatchObject({ fault: expect.stringContaining("email.complained") });
    await change({ status: "disabled" });
    expect(await findFaults()).toEqual(["webhook!"]);
    await change({ endpoint: "https://elsewhere.example.com/webhooks/resend" });
    expect(await findLine("webhook")).toMatchObject({ remedy: expect.stringContaining("npm run setup") });
  });

  it("takes a host name that leads nowhere yet for no fault where it is new, and whoever else answers there for one", async () => {
    const given = { isNew: true, provider: null };
    expect(await findFaults({ ...given, publicUrl: "http://127.0.0.1:1" })).toEqual([]);
    answer({ hello: "world" });
    expect(await findFaults(given)).toEqual(["public-url!"]);
  });

  it("prints the DNS rows that are missing, whole", async () => {
    emulator.setDomains([{ name: "example.com", status: "not_started" }]);
    expect((await findLine("spf"))?.remedy).toMatch(
      /MX send\.example\.com 10 feedback-smtp\S+; TXT send\.example\.com v=spf1/,
    );
    expect((await findLine("dkim"))?.remedy).toContain("TXT resend._domainkey.example.com p=");
  });

  it("takes a key that may only send for what it is", async () => {
    emulator.setFaults({ keyMaySendOnly: true });
    expect(await findFaults()).toEqual([]);
    expect((await findLine("webhook"))?.remedy).toContain("may only send");
  });

  it("shows what the newsletter says of itself, and asks nothing of drafts and of more than a few posts", async () => {
    const line = { name: "cron", fault: "The latest tick was long ago.", remedy: "Look.", serious: true };
    health = { ...health, checks: [line] };
    expect(await findFaults()).toEqual(["cron!"]);
    links = { "/draft": 404, "/6": 404 };
    const author = findAuthor(["/draft", "/1", "/2", "/3", "/4", "/5", "/6"]);
    expect(await findFaults({ author })).toEqual(["cron!"]);
  });

  it("says nothing of the sender's address, the keys, or what stands in settings", async () => {
    const checks = await examine(patient({ folder: findFolder({ ...VARS, MAIL_FROM: "secret nobody" }) }));
    const said = sayChecks(checks) + JSON.stringify(describeChecks(checks));
    for (const hidden of ["secret nobody", "re_right", "whsec_"]) expect(said).not.toContain(hidden);
  });
});
