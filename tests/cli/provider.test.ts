import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createProviderAccount, type ProviderAccount } from "../../cli/provider/provider-account.ts";
import { deriveDomain, findSendingDomain, formatRecord } from "../../cli/provider/sending-domain.ts";
import {
  deriveEndpoint,
  EVENTS,
  ensureWebhook,
  findWebhookFault,
  moveWebhook,
} from "../../cli/provider/webhook.ts";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import type { ListeningServer } from "../../dev/resend-emulator/http-server.ts";

const ENDPOINT = deriveEndpoint("https://news.example.com");
const emulator = createResendEmulator({ apiKey: "re_right", requestsPerSecond: 5 });
let server: ListeningServer;
let account: ProviderAccount;
beforeEach(async () => {
  emulator.clear();
  server = await emulator.listen();
  account = createProviderAccount({ key: "re_right", baseUrl: `${server.url}/` });
});
afterEach(() => server.close());

const register = async (endpoint: string, events: readonly string[] = EVENTS) =>
  await account.ask("POST", "/webhooks", { endpoint, events });

describe("the provider's webhook", () => {
  it("is registered once with the six events, however often it is asked for", async () => {
    const first = await ensureWebhook(account, ENDPOINT);
    expect(first).toEqual({ isNew: true, secret: expect.stringMatching(/^whsec_/) });
    expect(await ensureWebhook(account, ENDPOINT)).toEqual({ isNew: false, secret: first.secret });
    expect(emulator.webhooks()).toMatchObject([{ endpoint: ENDPOINT, events: EVENTS, status: "enabled" }]);
    expect(EVENTS).toHaveLength(6);
  });

  it("moves along with the newsletter, keeps its secret, and stays where one leads there already", async () => {
    const from = deriveEndpoint("https://old.example.com");
    const { secret } = await ensureWebhook(account, from);
    await register("https://other.example.com/webhooks/resend");
    for (let times = 0; times < 2; times += 1) await moveWebhook(account, { from, to: ENDPOINT });
    const places = () => emulator.webhooks().map(({ endpoint }) => endpoint);
    expect(places()).toEqual([ENDPOINT, "https://other.example.com/webhooks/resend"]);
    expect(await ensureWebhook(account, ENDPOINT)).toEqual({ isNew: false, secret });
    await register(from);
    await moveWebhook(account, { from, to: ENDPOINT });
    expect(places()).toHaveLength(3);
    await moveWebhook(account, {
      from: deriveEndpoint("https://never.example.com"),
      to: deriveEndpoint("https://new.example.com"),
    });
    expect(places()).toHaveLength(3);
  });

  it.each([
    ["lacks an event", { events: EVENTS.slice(1) }],
    ["reports what nobody reads", { events: [...EVENTS, "email.sent"] }],
    ["reports nothing", { events: ["email.opened"] }],
    ["is switched off", { status: "disabled" }],
  ])("that %s is put right, and keeps its secret", async (_, change) => {
    const { secret } = await ensureWebhook(account, ENDPOINT);
    await account.ask("PATCH", `/webhooks/${emulator.webhooks()[0]?.id}`, change);
    expect(
      findWebhookFault({ id: "", endpoint: "", status: "enabled", events: [...EVENTS], ...change }),
    ).not.toBeNull();
    expect(await ensureWebhook(account, ENDPOINT)).toEqual({ isNew: false, secret });
    expect(emulator.webhooks()).toMatchObject([{ events: EVENTS, status: "enabled" }]);
  });

  it("is found under another spelling of its address, and behind many of others, which stay as they are", async () => {
    for (let number = 0; number < 4; number++)
      await register(`https://other-${number}.example.com/`, ["email.sent"]);
    await register("https://NEWS.example.com/webhooks/resend/");
    const others = emulator.webhooks().slice(0, 4);
    expect(await ensureWebhook(account, ENDPOINT)).toMatchObject({ isNew: false });
    expect(emulator.webhooks()).toHaveLength(5);
    expect(emulator.webhooks().slice(0, 4)).toEqual(others);
  });

  it("is looked for on every page", async () => {
    const crowded = createResendEmulator();
    const listening = await crowded.listen();
    const crowd = createProviderAccount({ key: "re_right", baseUrl: listening.url });
    for (let number = 0; number < 100; number++)
      await crowd.ask("POST", "/webhooks", { endpoint: `https://o${number}.example.com/`, events: EVENTS });
    await crowd.ask("POST", "/webhooks", { endpoint: ENDPOINT, events: EVENTS });
    expect(await ensureWebhook(crowd, ENDPOINT)).toMatchObject({ isNew: false });
    expect(crowded.webhooks()).toHaveLength(101);
    await listening.close();
  });

  it("waits for its turn where the account's rate is used up", async () => {
    await Promise.all(Array.from({ length: 9 }, () => account.ask("GET", "/webhooks")));
  });
});

describe("a key", () => {
  it("that nobody knows is told from one that may only send, each with its remedy", async () => {
    const wrong = createProviderAccount({ key: "re_wrong", baseUrl: server.url });
    await expect(ensureWebhook(wrong, ENDPOINT)).rejects.toMatchObject({ because: "key-is-wrong" });
    emulator.setFaults({ keyMaySendOnly: true });
    await expect(ensureWebhook(account, ENDPOINT)).rejects.toMatchObject({ because: "key-may-only-send" });
    expect(emulator.webhooks()).toEqual([]);
  });

  it("never stands in what is said", async () => {
    const wrong = createProviderAccount({ key: "re_wrong", baseUrl: server.url });
    const said: unknown = await ensureWebhook(wrong, ENDPOINT).catch((error: unknown) => error);
    expect(String(said)).not.toContain("re_wrong");
    const nobody = createProviderAccount({ key: "re_right", baseUrl: "http://127.0.0.1:1" });
    await expect(ensureWebhook(nobody, ENDPOINT)).rejects.toThrow(/Resend does not answer/);
  });
});

describe("the sending domain", () => {
  it.each([
    ["Example <news@Example.com>", "example.com"],
    ["news@mail.example.com", "mail.example.com"],
    ['"A <b@c>" <news@example.org>', "example.org"],
  ])("of %s is %s", (sender, domain) => expect(deriveDomain(sender)).toBe(domain));

  it("is that very domain, not one above it", async () => {
    expect(await findSendingDomain(account, "example.com")).toMatchObject({ status: "verified" });
    expect(await findSendingDomain(account, "news.example.com")).toBeNull();
  });

  it.each([
    ["example.com", "send", "send.example.com"],
    ["news.example.com", "send.news", "send.news.example.com"],
    ["news.example.com", "resend._domainkey.news", "resend._domainkey.news.example.com"],
    ["example.com", "send.example.com", "send.example.com"],
    ["send.example.com", "send.send", "send.send.example.com"],
  ])("%s has its row %s at %s", (domain, name, whole) => {
    const record = { record: "SPF", type: "TXT", value: "v=spf1", status: "pending", name };
    expect(formatRecord(record, domain)).toBe(`TXT ${whole} v=spf1`);
  });
});
