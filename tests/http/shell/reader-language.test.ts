import { beforeAll, describe, expect, it } from "vitest";
import { createAddressHasher } from "../../../src/adapters/crypto/address-hasher.ts";
import { createLinkSigner } from "../../../src/adapters/crypto/link-signer.ts";
import { listEnglishSentences } from "../../templates/reading/english-sentences.ts";
import { askWith, importReaders } from "./whole-worker.ts";

const KEYS = ["a secret key for tests that is long enough"];
const LANGUAGES = ["en", "es", "fr", "de", "pt", "ar"] as const;
const SETTINGS = { LANGUAGES, DELIVER_IN: "reader", TOPICS: [...Array(20).keys()].map((n) => `Tema ${n}`) };
const EMAIL = "speaks@example.com";

let manage = "";
beforeAll(async () => {
  await importReaders([`${EMAIL},weekly,en`]);
  const id = await createAddressHasher(KEYS).hash(EMAIL);
  manage = await createLinkSigner(KEYS).sign({ purpose: "manage", id, issuedAt: Date.now() });
});

const page = (language: string) => ({ accept: "text/html", "accept-language": language });
const post = (fields: Record<string, string>, headers = {}) => ({
  method: "POST",
  body: new URLSearchParams(fields),
  headers,
});

/** What a reader can do wrong, and the status that tells it. */
const PREFERENCE_FAULTS: readonly Record<string, string>[] = [
  { cadence: "hourly" },
  { hour: "noon" },
  { hour: "24" },
  { timeZone: "Madrid" },
  { languages: "xx" },
  { "language-1": "" },
  { topics: "nothing such" },
  { pauseUntil: "soon" },
  { pauseUntil: "2001-01-01" },
  { pauseUntil: "2099-01-01" },
  {
    cadence: "hourly",
    hour: "noon",
    timeZone: "Madrid",
    languages: "xx",
    topics: "none",
    pauseUntil: "soon",
  },
];

const SIGNUP_FAULTS: readonly Record<string, string>[] = [
  { email: "" },
  { email: "ada" },
  { email: "ädä@example.com" },
  { email: '"a b"@example.com' },
  { email: `${"a".repeat(400)}@example.com` },
  { email: "ada@example.com", cadence: "hourly" },
  { email: "ada@example.com", languages: "xx" },
  { email: "ada@example.com", topics: "nothing such" },
];

describe.each(LANGUAGES.filter((language) => language !== "en"))("what readers meet in %s", (language) => {
  const read = async (path: string, init: RequestInit, settings: object = {}) => {
    const answer = await askWith({ ...SETTINGS, ...settings }, path, init);
    return { status: answer.status, html: await answer.text() };
  };

  it("is in their language where the form of preferences is at fault", async () => {
    for (const typed of PREFERENCE_FAULTS) {
      const { status, html } = await read(`/preferences?lang=${language}`, post({ token: manage, ...typed }));
      expect([status, html]).toEqual([422, expect.stringContaining('role="alert"')]);
      expect(listEnglishSentences(html)).toEqual([]);
    }
  });

  it("is in their language where a form for signing up is, on the page, in a frame and by script", async () => {
    for (const typed of SIGNUP_FAULTS) {
      for (const path of ["/subscribe", "/embed"]) {
        const { status, html } = await read(`${path}?lang=${language}`, post(typed));
        expect([status, html]).toEqual([422, expect.stringContaining('role="alert"')]);
        expect(listEnglishSentences(html)).toEqual([]);
      }
      const script = {
        method: "POST",
        body: JSON.stringify(typed),
        headers: { "content-type": "application/json" },
      };
      const { faults } = JSON.parse((await read(`/subscribe?lang=${language}`, script)).html) as {
        faults: { kind: string; reason: string }[];
      };
      for (const { kind, reason } of faults) {
        expect(kind).toMatch(/^[a-z-]+$/);
        expect(listEnglishSentences(reason)).toEqual([]);
      }
    }
  });

  it.each([
    [400, "/unsubscribe?token=cut", {}],
    [400, "/preferences?token=cut", {}],
    [400, "/confirm?token=cut", {}],
    [404, "/nothing", {}],
    [404, "/issues/nothing", {}],
    [404, "/feeds/xx.xml", {}],
    [404, "/feeds/nothing", {}],
    [405, "/issues", { method: "POST" }],
    [405, "/preferences", { method: "DELETE" }],
    [413, "/subscribe", { method: "POST", body: "x".repeat(300 * 1024) }],
    [422, "/preferences/link", post({ email: "ada" })],
  ] as const)("is a page in their language: %i at %s", async (expected, path, init) => {
    const { status, html } = await read(path, { ...init, headers: page(language) });
    expect(status).toBe(expected);
    expect(html).toContain(`<html lang="${language}"`);
    expect(listEnglishSentences(html)).toEqual([]);
  });

  it("is a page in their language where they are too fast, or nothing is set up", async () => {
    const fast = await read(
      "/subscribe",
      post({ email: "ada@example.com" }, { ...page(language), "cf-connecting-ip": "203.0.113.77" }),
      { FORM_RATE_LIMITER: { limit: async () => ({ success: false }) } },
    );
    expect(fast.status).toBe(429);
    const faulty = await read("/", { headers: page(language) }, { SECRET_KEY: "password", SITE_TITLE: "" });
    expect([faulty.status, faulty.html]).toEqual([503, expect.stringContaining("SECRET_KEY")]);
    for (const { html } of [fast, faulty]) {
      expect(html).toContain(`<html lang="${language}"`);
      expect(listEnglishSentences(html)).toEqual([]);
    }
    expect(faulty.html).not.toContain("password");
  });
});
