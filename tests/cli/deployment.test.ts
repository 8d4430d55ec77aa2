import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "smol-toml";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isSameVersion } from "../../cli/deployment/ask-health.ts";
import { deriveBuild } from "../../cli/deployment/build.ts";
import { composeConfig } from "../../cli/deployment/compose-config.ts";
import { readProvisioned, selectAnswered } from "../../cli/deployment/provisioned.ts";
import { listFaults, listUnanswered, mergeVars } from "../../cli/deployment/questions.ts";
import {
  ensureOwnSecrets,
  listSecrets,
  SECRETS_FILE,
  withSecretsFile,
} from "../../cli/deployment/secrets.ts";
import { readSettingsFile, writeSettingsFile } from "../../cli/deployment/settings-file.ts";

const BASE = parse(readFileSync(join(import.meta.dirname, "../../wrangler.toml"), "utf8"));
const IDS = { databaseId: "database-id", namespaceId: "namespace-id" };
const VARS = {
  ...{ PUBLIC_URL: "https://news.example.com", SITE_URL: "https://blog.example.com", SITE_TITLE: "Notes" },
  ...{ MAIL_FROM: "news@example.com", POSTAL_ADDRESS: "1 Example Street" },
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "gazette-deployment-"));
});
afterEach(() => rmSync(root, { recursive: true }));

describe("the configuration of a deployment", () => {
  it("has everything of development but its settings, and the ids of the stores", () => {
    const config = composeConfig(BASE, VARS, IDS);
    expect(config).toMatchObject({
      vars: VARS,
      d1_databases: [{ binding: "DB", database_id: "database-id", migrations_dir: "migrations" }],
      kv_namespaces: [{ binding: "SUBSCRIBERS", id: "namespace-id" }],
    });
    expect(config.vars).toEqual(VARS); // nothing of the example newsletter
    for (const key of ["main", "triggers", "durable_objects", "migrations", "assets", "keep_vars"])
      expect(config[key]).toEqual(BASE[key]);
  });

  it.each([
    ["https://news.example.com", ["news.example.com"]],
    ["https://gazette.ada.workers.dev", undefined],
    ["http://localhost:8787", undefined],
    ["http://127.0.0.1:8787", undefined],
    ["https://workers.dev.example.com", ["workers.dev.example.com"]],
  ])("gives %s a custom domain where it needs one", (publicUrl, hosts) => {
    const { routes } = composeConfig(BASE, { ...VARS, PUBLIC_URL: publicUrl }, IDS) as {
      routes?: readonly { readonly pattern: string }[];
    };
    expect(routes?.map(({ pattern }) => pattern)).toEqual(hosts);
  });
});

describe("the settings of a deployment", () => {
  it("are kept between runs, and only what is given anew is changed", () => {
    expect(readSettingsFile(root)).toBeNull();
    writeSettingsFile(root, { ...VARS, WEEKLY_ON: "friday" });
    const vars = mergeVars(readSettingsFile(root) ?? {}, { "site-title": " Other ", languages: "en, es" });
    expect(vars).toEqual({ ...VARS, WEEKLY_ON: "friday", SITE_TITLE: "Other", LANGUAGES: ["en", "es"] });
    expect([listUnanswered(vars), listFaults(vars)]).toEqual([[], []]);
  });

  it("takes no address below a path, where the Worker would find no page of its own", () => {
    for (const path of ["/news", "/news/", "/a/b"])
      expect(listFaults({ ...VARS, PUBLIC_URL: `https://example.com${path}` })).toEqual([
        expect.stringContaining(
          "--public-url: A newsletter lives at the root of its host name: give https://example.com,",
        ),
      ]);
    expect(listFaults({ ...VARS, PUBLIC_URL: "https://example.com/" })).toEqual([]);
  });

  it("are judged by the Worker's own rules, each fault by its flag, and never asked for a secret", () => {
    const faults = listFaults({ ...VARS, PUBLIC_URL: "news", LANGUAGES: ["klingon!"], WEEKLY_ON: "someday" });
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["--public-url", "--languages", "WEEKLY_ON"]);
  });

  it.each(["", "{", '{"vars":{"A":{}}}', '["vars"]'])(
    "that cannot be read (%j) are never guessed",
    (text) => {
      writeFileSync(join(root, "deployment.json"), text);
      expect(() => readSettingsFile(root)).toThrow("deployment.json cannot be read");
    },
  );
});

describe("the secrets of a deployment", () => {
  it("are made once, and found by the run after a failure", () => {
    const first = ensureOwnSecrets(root, []);
    expect(Object.keys(first)).toEqual(["SECRET_KEY", "AUTHOR_TOKEN"]);
    for (const secret of Object.values(first)) expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(first.SECRET_KEY).not.toBe(first.AUTHOR_TOKEN);
    expect(ensureOwnSecrets(root, [])).toEqual(first);
  });

  it("that the Worker has are neither made nor sent again", () => {
    expect(ensureOwnSecrets(root, ["SECRET_KEY", "AUTHOR_TOKEN"])).toEqual({});
    expect(() => readFileSync(join(root, SECRETS_FILE))).toThrow("ENOENT");
    expect(Object.keys(ensureOwnSecrets(root, ["SECRET_KEY"]))).toEqual(["AUTHOR_TOKEN"]);
  });

  it.each([
    ['wrangler secret list failed.\n✘ [ERROR] Worker "gazette" not found.', true],
    [
      "A request to the Cloudflare API (…/secrets) failed.\n  This Worker does not exist. [code: 10007]",
      true,
    ],
    ["A request to the Cloudflare API (…/secrets) failed.\n  Account not found. [code: 7003]", false],
    ["404: page not found", false],
    ["getaddrinfo ENOTFOUND api.cloudflare.com", false],
    ["Authentication error [code: 10000]", false],
  ])(
    "are none where there is no Worker, and unknown after any other trouble: %s",
    async (message, isNone) => {
      const listed = listSecrets(() => Promise.reject(new Error(message)));
      if (isNone) expect(await listed).toEqual([]);
      else await expect(listed).rejects.toThrow(message);
    },
  );

  it("leave no file behind, also where the upload fails", async () => {
    let file = "";
    const upload = withSecretsFile({ A: "$HOME" }, async (path) => {
      file = path;
      expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({ A: "$HOME" });
      throw new Error("refused");
    });
    await expect(upload).rejects.toThrow("refused");
    expect(() => readFileSync(file)).toThrow("ENOENT");
  });
});

describe("the version of a deployment", () => {
  it("is the same for the same files and settings, and another for any other", () => {
    const clone = join(root, "clone");
    for (const folder of ["migrations", "public", "src", "templates"])
      mkdirSync(join(clone, folder), { recursive: true });
    writeFileSync(join(clone, "wrangler.toml"), 'name = "gazette"\n');
    writeFileSync(join(clone, "package-lock.json"), "{}");
    writeFileSync(join(clone, "src/index.ts"), "export {};");
    const build = deriveBuild(clone, VARS);
    expect(build).toMatch(/^[0-9a-f]{12}$/);
    expect(deriveBuild(clone, VARS)).toBe(build);
    expect(deriveBuild(clone, { ...VARS, SITE_TITLE: "Other" })).not.toBe(build);
    writeFileSync(join(clone, "README.md"), "not deployed");
    expect(deriveBuild(clone, VARS)).toBe(build);
    writeFileSync(join(clone, "src/index.ts"), "export {}; // changed");
    expect(deriveBuild(clone, VARS)).not.toBe(build);
  });

  it.each([
    ["1.2.3+abc", "1.2.3+abc", true],
    ["1.2.3+abc", "1.2.3+def", false],
    ["1.2.3", "1.2.3+def", true], // a Worker of development has no build
    ["1.2.3+abc", "1.2.3", true], // the command line without its project
    ["1.2.2", "1.2.3", false],
    ["1.2.2+abc", "1.2.3+abc", false],
    [undefined, "1.2.3+abc", true],
  ])("%s is %s: %s", (said, ours, expected) => expect(isSameVersion(said, ours)).toBe(expected));
});

describe("what the deploy button wrote", () => {
  it("is taken where it answered something, and is nothing in a clone as it came", () => {
    writeFileSync(
      join(root, "wrangler.toml"),
      readFileSync(join(import.meta.dirname, "../../wrangler.toml")),
    );
    expect(readProvisioned(root)).toBeNull();
    writeFileSync(
      join(root, "wrangler.toml"),
      `[vars]\nSITE_TITLE = "Mine"\nSITE_URL = "https://blog.example.com"\nPUBLIC_URL = "http://localhost:8787"
[[kv_namespaces]]\nbinding = "SUBSCRIBERS"\nid = "k"\n[[d1_databases]]\nbinding = "DB"\ndatabase_id = "d"\n`,
    );
    const provisioned = readProvisioned(root);
    expect(provisioned).toMatchObject({ databaseId: "d", namespaceId: "k" });
    expect(selectAnswered(provisioned?.vars ?? {})).toEqual({ SITE_TITLE: "Mine" });
  });
});

describe("--feed", () => {
  it.each([
    ["https://a.example/feed.xml", ["https://a.example/feed.xml"]],
    [
      "https://a.example/feed.xml, http://b.example/atom",
      ["https://a.example/feed.xml", "http://b.example/atom"],
    ],
    ["https://a.example/feed?tags=a,b", ["https://a.example/feed?tags=a,b"]],
  ])("takes %s", (feed, urls) => expect(mergeVars({}, { feed })).toEqual({ FEED_URLS: urls }));

  it("is refused by its name where it is no address", () => {
    expect(listFaults(mergeVars(VARS, { feed: "blog.example.com/feed" }))).toEqual([
      expect.stringMatching(/^--feed: /),
    ]);
  });
});
