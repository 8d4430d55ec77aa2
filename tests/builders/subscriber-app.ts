import { env } from "cloudflare:workers";
import { createApp } from "../../src/app.ts";
import { bindPorts } from "../../src/compose/bindings.ts";
import { extend } from "../../src/compose/lazily.ts";
import { bindVerbs, SUBSCRIBER_VERBS } from "../../src/compose/verbs.ts";
import { wirePorts } from "../../src/compose/wire.ts";
import type { LinkPurpose } from "../../src/core/access/link-token.ts";
import type { Settings } from "../../src/core/settings/settings.ts";
import type { Env } from "../../src/env.ts";
import type { UseCases } from "../../src/http/shell/use-cases.ts";
import { listMaintenance } from "../../src/usecases/subscribers/records/list-maintenance.ts";
import { createInboxMailer } from "../fakes/inbox-mailer.ts";
import { RESEND_FORMAT } from "../fakes/providers/resend-format.ts";
import { createDrainState, drainUntilLater } from "./drain.ts";
import { buildEmptySite } from "./empty-site.ts";
import { NEWSLETTER } from "./newsletter.ts";

const RUST = { slug: "rust", name: "Rust", number: 1 };
const SECRET_KEYS = ["a secret key for tests that is long enough"];
const bindings = env as unknown as Env;

/** The app over real KV and D1 with the subscribers' use cases; only the provider is a fake, and the author is let in. */
export function createSubscriberApp() {
  const mail = createInboxMailer();
  const settings = {
    newsletter: NEWSLETTER,
    provider: {
      baseUrl: new URL("https://api.resend.com"),
      ratePerSecond: 5,
      dailyQuota: 0,
      monthlyQuota: 0,
    },
    polling: { feedUrls: [], allowLocalFeeds: false },
    github: {
      ...{ repository: null, branch: null, repositoryId: null },
      ...{ apiBaseUrl: new URL("https://api.github.com/"), tokenIssuer: "https://token.example.com" },
    },
    secrets: {
      secretKeys: SECRET_KEYS,
      retiredKeys: [],
      authorToken: "t",
      providerKey: "r",
      webhookSecret: null,
      providerWebhookSecret: null,
      githubWebhookSecret: null,
      githubToken: null,
    },
    turnstile: null,
  } as Settings;
  const waiting: Promise<void>[] = [];
  const log = { record: () => {} };
  const ports = wirePorts(
    extend(
      bindPorts(bindings, settings, (work) => void waiting.push(work())),
      {
        clock: { now: () => Date.now(), sleep: async () => {} },
        log,
        mailer: {
          ...mail.mailer,
          encode: RESEND_FORMAT.encode,
          submitBatch: () => Promise.reject(new Error("no issue goes out here")),
        },
        pacer: { reserve: async () => [0], release: async () => {}, report: async () => {} },
        ledgers: { forget: async () => true },
        topics: { list: async () => [RUST], listPublic: async () => [RUST], claim: async () => [] },
        outboxWaker: { wake: () => drain() },
      },
    ),
  );
  const drainState = createDrainState();
  const drain = async () => void (await drainUntilLater(extend(ports, { drain: drainState })));
  const gazette = {
    ...bindVerbs(ports, SUBSCRIBER_VERBS),
    ...buildEmptySite(),
    ...{ checkAuthor: async () => true, admitForm: async () => true },
  } as unknown as UseCases;
  const app = createApp({
    readSettings: () => ({ ok: true, value: settings }),
    composeGazette: () => gazette,
    log,
  });

  const fetch = async (path: string, init: RequestInit = {}) =>
    app.request(`https://news.example.com${path}`, { redirect: "manual", ...init });
  const form = (fields: Record<string, string>) => ({ method: "POST", body: new URLSearchParams(fields) });
  const json = (body: unknown) => ({
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  const idOf = (email: string) => ports.addressHasher.hash(email);
  return {
    mail,
    fetch,
    form,
    json,
    idOf,
    tend: async () => {
      for (const part of listMaintenance(ports)) await part.work(Date.now());
    },
    sign: async (email: string, purpose: LinkPurpose) =>
      ports.signer.sign({ purpose, id: await idOf(email), issuedAt: Date.now() }),
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
