import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { meterD1 } from "../../../dev/meter/meter-d1.ts";
import { meterKv } from "../../../dev/meter/meter-kv.ts";
import { createTally, type Tally } from "../../../dev/meter/tally.ts";
import { createAddressHasher } from "../../../src/adapters/crypto/address-hasher.ts";
import { createLinkSigner } from "../../../src/adapters/crypto/link-signer.ts";
import type { Env } from "../../../src/env.ts";
import worker from "../../../src/index.ts";
import { ask, askWith, mailsTo, publish, tick } from "./whole-worker.ts";

const { DB, SUBSCRIBERS } = env as unknown as Pick<Env, "DB" | "SUBSCRIBERS">; // typed by no generated file

const SECRET_KEYS = ["a secret key for tests that is long enough"];
/** An answer that is not there by then waits for what is held back. */
const PATIENCE_MS = 20_000;

const NO_SETTINGS = {};
const deployments = new Map<object, object>();

/** The bindings of an isolate stay the same from one request to the next, and with them what it remembers. */
function findDeployment(settings: object): object {
  const deployed = deployments.get(settings) ?? { ...env, ...settings };
  deployments.set(settings, deployed);
  return deployed;
}

/**
 * Asks, and lets no more than so many round trips to D1 and KV go one after the other until the answer is there: a batch is
 * one, and so is what is asked for side by side. What comes after the response waits as well, and the outbox with it.
 */
async function askWithin(
  trips: number,
  path: string,
  init: RequestInit = {},
  settings: object = NO_SETTINGS,
) {
  const answered = Promise.withResolvers<void>();
  const tally = createTally();
  const held: Tally = {
    ...tally,
    connect: (work) =>
      tally.connect(async () => {
        if (tally.read().roundTrips > trips) await answered.promise;
        return work();
      }),
  };
  const deployed = Object.assign(findDeployment(settings), {
    DB: meterD1(DB, () => held),
    SUBSCRIBERS: meterKv(SUBSCRIBERS, () => held),
    OUTBOX: { getByName: () => ({ wake: () => answered.promise }) },
  });
  const run = worker.fetch as (...input: unknown[]) => Promise<Response>; // `satisfies` narrowed its arity
  const context = createExecutionContext();
  const asked = run(new Request(new URL(path, "http://localhost:8787"), init), deployed, context);
  const late = Promise.withResolvers<"waits for more">();
  const timer = setTimeout(() => late.resolve("waits for more"), PATIENCE_MS);
  const first = await Promise.race([asked.then(({ status }) => status), late.promise]);
  clearTimeout(timer);
  answered.resolve();
  await asked;
  await waitOnExecutionContext(context);
  return first;
}

const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields),
  redirect: "manual",
});

async function signUp(email: string): Promise<string> {
  await askWith({}, "/subscribe", form({ email }));
  const [mail] = await mailsTo(email);
  return /confirm\?token=([\w%.~-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
}

async function signLeave(email: string): Promise<string> {
  const id = await createAddressHasher(SECRET_KEYS).hash(email);
  return createLinkSigner(SECRET_KEYS).sign({ purpose: "leave", id, issuedAt: Date.now() });
}

const TOPICS = { TOPICS: ["rust"] };

describe("the round trips that an answer waits for", () => {
  it("are two for a signup, whoever signs up: a stranger, the same once more, a subscriber, one who has left", async () => {
    const email = "trips-in@example.com";
    const signsUp = () => askWithin(2, "/subscribe", form({ email }));
    expect([await signsUp(), await signsUp()]).toEqual([303, 303]);
    const token = await signUp("trips-known@example.com");
    const known = form({ email: "trips-known@example.com" });
    await ask("/confirm", form({ token }));
    expect(await askWithin(2, "/subscribe", known)).toBe(303);
    await ask(`/unsubscribe?token=${await signLeave("trips-known@example.com")}`, { method: "POST" });
    expect(await askWithin(2, "/subscribe", known)).toBe(303);
  });

  it("are two for a signup by script, and for one with a topic that the settings name", async () => {
    const email = "trips-script@example.com";
    const headers = { "Content-Type": "application/json" };
    const json = { method: "POST", headers, body: JSON.stringify({ email }) };
    expect(await askWithin(2, "/subscribe", json)).toBe(202);
    await askWith(TOPICS, "/subscribe", form({ email: "trips-first@example.com", topics: "rust" })); // numbers them, once
    expect(await askWithin(2, "/subscribe", form({ email, topics: "rust" }), TOPICS)).toBe(303);
  });

  it("are one for a signup that is refused", async () => {
    const topics = "nothing-like-it";
    const json = { method: "POST", headers: { "Content-Type": "application/json" } };
    for (const fields of [{ email: "nobody" }, { email: "trips@example.com", topics }])
      expect(await askWithin(1, "/subscribe", { ...json, body: JSON.stringify(fields) }, TOPICS)).toBe(422);
  });

  it("are three for a confirmation, with or without a welcome mail, and two for a second press", async () => {
    const token = await signUp("trips-confirm@example.com");
    expect(await askWithin(3, "/confirm", form({ token }))).toBe(200);
    expect(await askWithin(2, "/confirm", form({ token }))).toBe(200);
    const other = await signUp("trips-welcome@example.com");
    expect(await askWithin(3, "/confirm", form({ token: other }), { WELCOME_MAIL: "true" })).toBe(200);
  });

  it("are one for a confirmation after leaving, and none for the page with its button", async () => {
    const email = "trips-late@example.com";
    const token = await signUp(email);
    expect(await askWithin(0, `/confirm?token=${token}`)).toBe(200);
    await ask(`/unsubscribe?token=${await signLeave(email)}`, { method: "POST" });
    expect(await askWithin(1, "/confirm", form({ token }))).toBe(410);
  });

  it("are three for leaving, and two for leaving twice", async () => {
    const email = "trips-out@example.com";
    await ask("/confirm", form({ token: await signUp(email) }));
    const path = `/unsubscribe?token=${await signLeave(email)}`;
    expect(await askWithin(3, path, { method: "POST" })).toBe(200);
    expect(await askWithin(2, path, { method: "POST" })).toBe(200);
  });

  it("are one for the front page, the archive and an issue's page, changed or not", async () => {
    await publish("en/trips-page.md", ["title: A page", "pubDate: 2026-11-19", "lang: en"]);
    await tick("2026-11-23T09:00:00Z");
    for (const settings of [{}, TOPICS])
      for (const path of [
        "/",
        "/",
        "/?lang=en",
        "/issues",
        "/issues",
        "/issues?page=9",
        "/issues/weekly-2026-11-23",
      ])
        expect([200, 404], path).toContain(await askWithin(1, path, {}, settings));
  });

  it("are none for whoever has the answer already and asks a moment later", async () => {
    for (const path of ["/", "/issues", "/feed.xml", "/feeds/en.json"]) {
      const etag = (await ask(path)).headers.get("etag") ?? "";
      expect(await askWithin(1, path), path).toBe(200);
      expect(await askWithin(0, path, { headers: { "If-None-Match": etag } }), path).toBe(304);
    }
  });

  it("are one for a feed, changed or not", async () => {
    await publish("en/trips.md", ["title: Trips", "pubDate: 2026-11-20", "lang: en"]);
    await tick("2026-11-23T09:00:00Z");
    for (const path of ["/feed.xml", "/feed.xml", "/atom.xml", "/feed.json", "/feeds/en.xml"])
      expect(await askWithin(1, path), path).toBe(200);
  });
});
