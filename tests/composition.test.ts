import { describe, expect, it } from "vitest";
import { bindPorts } from "../src/compose/bindings.ts";
import { extend, lazily } from "../src/compose/lazily.ts";
import { composeGazette } from "../src/compose.ts";
import type { Settings } from "../src/core/settings/settings.ts";
import type { Env } from "../src/env.ts";
import { NEWSLETTER } from "./builders/newsletter.ts";
import { createFakeD1Database } from "./fakes/d1-database.ts";

const SETTINGS: Settings = {
  newsletter: NEWSLETTER,
  provider: { baseUrl: new URL("https://mail.example"), ratePerSecond: 5, dailyQuota: 0, monthlyQuota: 0 },
  polling: { feedUrls: [], allowLocalFeeds: false },
  github: {
    ...{ repository: null, branch: null, repositoryId: null },
    ...{ apiBaseUrl: new URL("https://api.github.com/"), tokenIssuer: "https://token.example.com" },
  },
  secrets: {
    secretKeys: ["k"],
    retiredKeys: [],
    authorToken: "token",
    providerKey: "p",
    webhookSecret: null,
    providerWebhookSecret: null,
    githubWebhookSecret: null,
    githubToken: null,
  },
  turnstile: null,
};

/** Bindings that tell which of them were read. */
function watchBindings() {
  const read = new Set<string>();
  const env = new Proxy({ DB: createFakeD1Database() } as unknown as Env, {
    get: (target, name) => {
      read.add(String(name));
      return Reflect.get(target, name);
    },
  });
  return { env, read };
}

describe("a request", () => {
  it("builds nothing before a verb is called", () => {
    const { env, read } = watchBindings();
    composeGazette(env, SETTINGS, { waitUntil: () => {} });
    expect([...read]).toEqual([]);
  });

  it("builds what its verb needs: no store for a look at the token, the database alone for a list of posts", async () => {
    const { env, read } = watchBindings();
    const gazette = composeGazette(env, SETTINGS, { waitUntil: () => {} });
    expect(await gazette.checkAuthor("Bearer token")).toBe(true);
    expect([...read]).toEqual([]);
    await gazette.listPosts({ limit: 1, offset: 0 });
    expect([...read]).toEqual(["DB"]);
  });

  it("has a quota to ask only where the settings name one", () => {
    const { env } = watchBindings();
    const limited = { ...SETTINGS, provider: { ...SETTINGS.provider, dailyQuota: 100 } };
    expect("quota" in bindPorts(env, SETTINGS, () => {})).toBe(false);
    expect("quota" in bindPorts(env, limited, () => {})).toBe(true);
  });
});

describe("what is made lazily", () => {
  it("is made once, at the first look, also of a copy with other values", () => {
    let made = 0;
    const ports = lazily({
      one: () => {
        made += 1;
        return { name: "one" };
      },
      two: () => "two",
    });
    const more = extend(ports, { two: "mine" });
    expect(made).toBe(0);
    expect(more.one).toBe(ports.one);
    expect([made, more.two, ports.two]).toEqual([1, "mine", "two"]);
  });
});
