import { env } from "cloudflare:workers";
import { createAddressHasher } from "../../src/adapters/crypto/address-hasher.ts";
import { createLinkSigner } from "../../src/adapters/crypto/link-signer.ts";
import { createD1IssueStore } from "../../src/adapters/d1/issues/issue-store.ts";
import { createD1Outbox } from "../../src/adapters/d1/outbox/outbox.ts";
import { createD1PostStore } from "../../src/adapters/d1/posts/post-store.ts";
import { createApp } from "../../src/app.ts";
import { composeSubscribers } from "../../src/compose/subscribers.ts";
import type { LinkPurpose } from "../../src/core/access/link-token.ts";
import type { Settings } from "../../src/core/settings/settings.ts";
import type { UseCases } from "../../src/http/shell/use-cases.ts";
import { createInboxMailer } from "../fakes/inbox-mailer.ts";
import { RESEND_FORMAT } from "../fakes/providers/resend-format.ts";
import { createDrainState, drainUntilLater } from "./drain.ts";
import { NEWSLETTER } from "./newsletter.ts";

const RUST = { slug: "rust", name: "Rust", number: 1 };
const SECRET_KEYS = ["a secret key for tests that is long enough"];
const bindings = env as unknown as { SUBSCRIBERS: KVNamespace; DB: D1Database };

/** The app over real KV and D1 with the subscribers' use cases; only the provider is a fake, and the author is let in. */
export function createSubscriberApp() {
  const mail = createInboxMailer();
  const hasher = createAddressHasher(SECRET_KEYS);
  const signer = createLinkSigner(SECRET_KEYS);
  const settings = {
    newsletter: NEWSLETTER,
    provider: {
      baseUrl: new URL("https://api.resend.com"),
      ratePerSecond: 5,
      dailyQuota: 0,
      monthlyQuota: 0,
    },
    secrets: {
      secretKeys: SECRET_KEYS,
      retiredKeys: [],
      authorToken: "t",
      providerKey: "r",
      webhookSecret: null,
      providerWebhookSecret: null,
    },
    turnstile: null,
  } as Settings;
  const waiting: Promise<void>[] = [];
  const foundation = {
    env: bindings,
    settings,
    clock: { now: () => Date.now(), sleep: async () => {} },
    log: { record: () => {} },
    afterResponse: (work: () => Promise<void>) => void waiting.push(work()),
    hasher,
    signer,
    mailer: {
      ...mail.mailer,
      encode: RESEND_FORMAT.encode,
      submitBatch: () => Promise.reject(new Error("no issue goes out here")),
    },
    terms: RESEND_FORMAT.terms,
    pacer: { reserve: async () => [0], report: async () => {} },
    forgetInIssues: async () => {},
    posts: createD1PostStore(bindings.DB),
    issues: createD1IssueStore(bindings.DB),
    topics: { list: async () => [RUST], listPublic: async () => [RUST], claim: async () => [] },
    outbox: createD1Outbox(bindings.DB),
    outboxWaker: { wake: () => drain() },
  };
  const drainState = createDrainState();
  const drain = async () =>
    void (await drainUntilLater({ ...foundation, newsletter: NEWSLETTER, drain: drainState }));
  const subscribers = composeSubscribers(foundation);
  const gazette = {
    ...subscribers,
    listArchive: async () => [],
    ...{ checkAuthor: async () => true, admitForm: async () => true },
  } as unknown as UseCases;
  const app = createApp({
    readSettings: () => ({ ok: true, value: settings }),
    composeGazette: () => gazette,
    log: foundation.log,
  });

  const fetch = async (path: string, init: RequestInit = {}) =>
    app.request(`https://news.example.com${path}`, { redirect: "manual", ...init });
  const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });
  const json = (body: unknown) => ({
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  const idOf = (email: string) => hasher.hash(email);
  return {
    mail,
    fetch,
    form,
    json,
    idOf,
    tend: async () => {
      for (const part of subscribers.maintenance) await part.work(Date.now());
    },
    sign: async (email: string, purpose: LinkPurpose) =>
      signer.sign({ purpose, id: await idOf(email), issuedAt: Date.now() }),
    stored: async (email: string) =>
      bindings.SUBSCRIBERS.get<{ status: string }>(`sub:${await idOf(email)}`, "json"),
    /** The token in the newest mail to that address. */
    token: async (email: string) => {
      await Promise.all(waiting.splice(0));
      const text = mail.inbox.findLast(({ to }) => to === email)?.text ?? "";
      return decodeURIComponent(/token=([\w%.~-]+)/.exec(text)?.[1] ?? "");
    },
  };
}
