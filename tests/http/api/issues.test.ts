import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import type { PlannedAnswer } from "../../../src/contract/issues/issue-answer.ts";
import {
  AUTHOR,
  ask,
  askJson,
  importReaders,
  mailsTo,
  publish,
  settleIssues,
  tick,
} from "../shell/whole-worker.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

/** Yesterday's: what is planned by request is planned now, when a post of a fixed date is too old some day. */
const RECENT = `pubDate: ${new Date(Date.now() - 86_400_000).toISOString()}`;

/** Each test has readers and posts of its own: the provider and the stores are shared by the file. */
const sign = (id: string, body: string, at = new Date()) => ({
  "webhook-id": id,
  "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
  "webhook-signature": new Webhook(SECRET).sign(id, at, body),
});
const send = (body: string, headers: Record<string, string>) =>
  ask("/webhooks/send", { method: "POST", body, headers: { Accept: "application/json", ...headers } });

describe("an issue", () => {
  it("goes once to each reader in their language, with list headers, tags and a text part", async () => {
    await importReaders(["en@round.example,weekly,en", "es@round.example,weekly,es"]);
    await publish("en/round.md", [
      "title: Round trip",
      "description: There and back",
      "pubDate: 2026-11-20",
      "lang: en",
      "tags: [Mail]",
      "translationKey: round",
    ]);
    await publish("es/round.md", [
      "title: Ida y vuelta",
      "description: Y otra vez",
      "pubDate: 2026-11-20",
      "lang: es",
      "translationKey: round",
    ]);
    await Promise.all([1, 2, 3, 4, 5].map(() => tick("2026-11-23T09:00:00Z")));
    await settleIssues();
    for (let again = 0; again < 5; again += 1) await tick("2026-11-23T09:15:00Z");
    await settleIssues();
    const [english, ...more] = await mailsTo("en@round.example");
    expect(more).toEqual([]);
    expect(english?.html).toContain("Round trip");
    expect(english?.text).toContain("There and back");
    expect(english?.headers["List-Unsubscribe"]).toMatch(
      /^<http:\/\/localhost:8787\/unsubscribe\?token=[\w-]+>$/,
    );
    expect(english?.headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    expect(english?.headers["List-Id"]).toBeDefined();
    expect(english?.tags).toEqual([
      { name: "issue", value: "weekly-2026-11-23" },
      { name: "cadence", value: "weekly" },
    ]);
    const spanish = await mailsTo("es@round.example");
    expect(spanish.map((mail) => mail.html.includes("Ida y vuelta"))).toEqual([true]);
  });

  it("sends nothing to who has left by one click", async () => {
    await importReaders(["leaver@round.example,daily,en"]);
    await publish("en/first.md", ["title: First", "pubDate: 2026-11-23"]);
    await tick("2026-11-24T09:00:00Z");
    await settleIssues();
    const [mail] = await mailsTo("leaver@round.example");
    const address = new URL(mail?.headers["List-Unsubscribe"]?.slice(1, -1) ?? "");
    const oneClick = {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    };
    expect((await ask(`${address.pathname}${address.search}`, oneClick)).status).toBe(200);
    expect((await ask(`${address.pathname}${address.search}`, oneClick)).status).toBe(200);
    await publish("en/second.md", ["title: Second", "pubDate: 2026-11-24"]);
    await tick("2026-11-25T09:00:00Z");
    await settleIssues();
    expect((await mailsTo("leaver@round.example")).length).toBe(1);
  });

  it("never holds a draft, a future post, an old one or one with newsletter: false, and dryRun says why", async () => {
    await publish("en/why-draft.md", ["title: D", "pubDate: 2026-11-20", "draft: true"]);
    await publish("en/why-future.md", ["title: F", "pubDate: 2199-01-01"]);
    await publish("en/why-old.md", ["title: O", "pubDate: 2019-01-01"]);
    await publish("en/why-off.md", ["title: N", "pubDate: 2026-11-20", "newsletter: false"]);
    const { status, body } = await askJson("/api/issues", { method: "POST", body: '{"dryRun":true}' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: null,
      wouldSend: { posts: expect.any(Array), audience: expect.any(Number) },
      notDue: expect.arrayContaining([
        { id: "en/why-draft", reason: "draft" },
        { id: "en/why-future", reason: "future" },
        { id: "en/why-old", reason: "too-old" },
        { id: "en/why-off", reason: "newsletter-false" },
      ]),
    });
  });

  it("shows itself to its author, and 404 for one that is none", async () => {
    const { body } = await askJson("/api/issues/weekly-2026-11-23");
    expect(body).toMatchObject({
      id: "weekly-2026-11-23",
      cadence: "weekly",
      state: "closed",
      waitingFor: null,
      slotAt: "2026-11-23T09:00:00.000Z",
      editions: [expect.stringMatching(/^en\./), expect.stringMatching(/^es\./)],
      rate: expect.any(Number),
    });
    expect((await askJson("/api/issues/nothing")).status).toBe(404);
  });

  it("is in the archive for everybody, in each language", async () => {
    const page = await (await ask("/issues/weekly-2026-11-23?lang=es")).text();
    expect(page).toContain("Ida y vuelta");
    expect(await (await ask("/issues?lang=en")).text()).toContain("/issues/weekly-2026-11-23");
  });

  it("is refused with every fault where the request is wrong", async () => {
    const wrong = await askJson("/api/issues", {
      method: "POST",
      body: '{"cadence":"hourly","holdMinutes":-1}',
    });
    expect(wrong.status).toBe(422);
    expect((wrong.body as { faults: unknown[] }).faults.length).toBe(2);
    expect((await askJson("/api/issues", { method: "POST", body: "{" })).status).toBe(422);
    expect((await ask("/api/issues", { method: "POST" })).status).toBe(401);
  });
});

describe("an issue on its way", () => {
  it("is held for its author until it is let go, and then goes to who was in when it was planned", async () => {
    await importReaders(["held@round.example,weekly,en"]);
    await publish("en/held.md", ["title: Held back", RECENT]);
    const planned = await askJson("/api/issues", {
      method: "POST",
      body: '{"cadence":"weekly","holdMinutes":60}',
    });
    const { id } = planned.body as PlannedAnswer;
    expect((await askJson(`/api/issues/${id}`)).body).toMatchObject({ state: "held", closedAt: null });
    expect(await mailsTo("held@round.example")).toEqual([]);
    await importReaders(["later@round.example,weekly,en"]);
    expect((await askJson(`/api/issues/${id}/send`, { method: "POST" })).status).toBe(200);
    expect((await askJson(`/api/issues/${id}/send`, { method: "POST" })).status).toBe(200);
    await settleIssues();
    expect((await mailsTo("held@round.example")).length).toBe(1);
    expect(await mailsTo("later@round.example")).toEqual([]);
  });

  it("is paused and resumed, and refuses both once it is closed", async () => {
    await publish("en/paused.md", ["title: Paused", RECENT]);
    const planned = await askJson("/api/issues", {
      method: "POST",
      body: '{"cadence":"weekly","holdMinutes":60}',
    });
    const { id } = planned.body as PlannedAnswer;
    expect((await askJson(`/api/issues/${id}/pause`, { method: "POST" })).body).toMatchObject({
      state: "paused",
    });
    await askJson(`/api/issues/${id}/send`, { method: "POST" });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await askJson(`/api/issues/${id}`)).body).toMatchObject({ state: "paused", startedAt: null });
    await askJson(`/api/issues/${id}/resume`, { method: "POST" });
    await settleIssues();
    expect((await mailsTo("held@round.example")).length).toBe(2);
    expect((await askJson(`/api/issues/${id}/pause`, { method: "POST" })).status).toBe(409);
    expect((await askJson("/api/issues/none/pause", { method: "POST" })).status).toBe(404);
  });

  it("gives its posts to the next issue when it is cancelled before anything was frozen", async () => {
    await importReaders(["cancelled@round.example,daily,en"]);
    await publish("en/cancelled.md", ["title: Taken back", RECENT]);
    const plan = () =>
      askJson("/api/issues", { method: "POST", body: '{"cadence":"daily","holdMinutes":60}' });
    const { id } = (await plan()).body as PlannedAnswer;
    expect((await askJson(`/api/issues/${id}/cancel`, { method: "POST" })).body).toMatchObject({
      state: "cancelled",
    });
    expect((await askJson(`/api/issues/${id}/cancel`, { method: "POST" })).status).toBe(200);
    expect((await askJson(`/api/issues/${id}/send`, { method: "POST" })).status).toBe(409);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await mailsTo("cancelled@round.example")).toEqual([]);
    const next = (await plan()).body as PlannedAnswer;
    expect(next.id).not.toBe(id);
    await askJson(`/api/issues/${next.id}/send`, { method: "POST" });
    await settleIssues();
    const mails = await mailsTo("cancelled@round.example");
    expect(mails.filter((mail) => mail.html.includes("Taken back")).length).toBe(1);
    expect((await plan()).body).toMatchObject({ id: null });
  });

  it("refuses a word about a batch whose outcome is not unknown", async () => {
    const resolve = (body: string) =>
      askJson("/api/issues/weekly-2026-11-23/resolve", { method: "POST", body });
    expect((await resolve('{"batch":1,"as":"submitted"}')).status).toBe(409);
    expect((await resolve('{"batch":1,"as":"maybe"}')).status).toBe(422);
    expect((await resolve('{"batch":"x","as":"submitted"}')).status).toBe(422);
    await settleIssues();
    expect((await askJson("/api/issues/weekly-2026-11-23")).body).toMatchObject({ state: "closed" });
  });

  it("tells who got it, when, in which batch, with which provider id", async () => {
    const { status, body } = await askJson("/api/issues/weekly-2026-11-23/recipients/en@round.example");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: "submitted",
      batch: 1,
      submittedAt: expect.any(String),
      providerId: expect.any(String),
      events: [],
    });
    expect((await askJson("/api/issues/weekly-2026-11-23/recipients/nobody@round.example")).status).toBe(404);
  });
});

describe("the author's webhook", () => {
  it("is refused with 401 when its signature is missing, wrong or old", async () => {
    const body = "{}";
    const old = new Date(Date.now() - 10 * 60_000);
    expect((await send(body, {})).status).toBe(401);
    expect((await send(body, { ...sign("w-1", body), "webhook-signature": "v1,AAAA" })).status).toBe(401);
    expect((await send('{"cadence":"daily"}', sign("w-1", body))).status).toBe(401);
    expect((await send(body, sign("w-1", body, old))).status).toBe(401);
    expect((await send(body, { Authorization: "Bearer wrong" })).status).toBe(401);
  });

  it("plans now, and a repeat gets the first answer and sends nothing more", async () => {
    await tick("2026-11-25T10:00:00Z"); // a slot that has passed since is not this test's business
    await settleIssues();
    await importReaders(["hook@round.example,monthly,en"]);
    await publish("en/hook.md", ["title: Hooked", RECENT]);
    const body = '{"cadence":"monthly"}';
    const answers = await Promise.all([1, 2].map(() => send(body, sign("w-2", body))));
    const first = await Promise.all(answers.map((answer) => answer.json()));
    expect(answers.map((answer) => answer.status)).toEqual([202, 202]);
    expect(first[0]).toEqual(first[1]);
    await settleIssues();
    const repeated = await send(body, { ...AUTHOR, "webhook-id": "w-2" });
    expect(await repeated.json()).toEqual(first[0]);
    expect((await mailsTo("hook@round.example")).length).toBe(1);
  });

  it("answers many calls at once, whatever their ids, and plans one issue", async () => {
    await importReaders(["crowd@round.example,daily,en"]);
    await publish("en/crowd.md", ["title: Crowded", RECENT]);
    const body = '{"cadence":"daily"}';
    const calls = Array.from({ length: 20 }, (_, index) => send(body, sign(`crowd-${index % 15}`, body)));
    const answers = await Promise.all([...calls, tick("2026-11-25T10:15:00Z").then(() => null)]);
    expect(answers.slice(0, -1).map((answer) => answer?.ok)).toEqual(calls.map(() => true));
    await settleIssues();
    expect((await mailsTo("crowd@round.example")).length).toBe(1);
  });

  it("says why when nothing is due", async () => {
    const answer = await send('{"cadence":"daily"}', AUTHOR);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ id: null, reason: expect.any(String) });
  });

  it("submits a test to one address and records nothing", async () => {
    await publish("en/tested.md", ["title: Tested", RECENT]);
    await tick("2026-11-26T10:00:00Z");
    await settleIssues();
    await publish("en/tested-2.md", ["title: Tested again", RECENT]);
    const before = (await askJson("/api/issues")).body;
    const body = '{"cadence":"weekly","testTo":"author@round.example"}';
    const answer = await send(body, sign("w-3", body));
    expect(answer.status).toBe(202);
    expect(await answer.json()).toEqual({ id: null });
    const [mail] = await mailsTo("author@round.example");
    expect(mail?.subject).toMatch(/^\[Test\] /);
    expect((await askJson("/api/issues")).body).toEqual(before);
  });

  it("submits a test of named posts whatever became of them, by id or by path, and of none that stays home", async () => {
    await publish("en/sent-already.md", ["title: Sent already", RECENT]);
    expect((await send('{"posts":["en/sent-already"]}', AUTHOR)).status).toBe(202);
    await settleIssues();
    const named = [
      "en/sent-already",
      "en/sent-already.md",
      "./en/sent-already.md",
      "en/why-old",
      "en/why-off",
    ];
    for (const [index, name] of [...named, "en/why-future"].entries()) {
      const body = JSON.stringify({ posts: [name], testTo: `named-${index}@round.example` });
      const answer = await send(body, sign(`named-${index}`, body));
      expect([name, answer.status, await answer.json()]).toEqual([name, 202, { id: null }]);
      expect((await mailsTo(`named-${index}@round.example`)).map((mail) => mail.subject)).toEqual([
        expect.stringMatching(/^\[Test\] /),
      ]);
    }
    const draft = await send('{"posts":["en/why-draft","en/none"],"testTo":"a@round.example"}', AUTHOR);
    expect(draft.status).toBe(422);
    expect(JSON.stringify(await draft.json())).toMatch(
      /why-draft.*not for the public: draft.*There is no post/s,
    );
    expect(await mailsTo("a@round.example")).toEqual([]);
  });

  it("sends named posts to everybody at once, whatever their age, and never a second time", async () => {
    await importReaders(["special@round.example,instant,en"]);
    const body = '{"posts":["en/why-old","en/why-off"]}';
    const answer = await send(body, AUTHOR);
    expect(answer.status).toBe(202);
    const { id } = (await answer.json()) as PlannedAnswer;
    await settleIssues();
    expect(((await (await send(body, AUTHOR)).json()) as PlannedAnswer).id).toBe(id);
    await settleIssues();
    const mails = await mailsTo("special@round.example");
    expect(mails.length).toBe(1);
    expect((await send('{"posts":["en/why-draft"]}', AUTHOR)).status).toBe(422);
    expect((await send('{"posts":["en/why-draft"],"dryRun":true}', AUTHOR)).status).toBe(422);
  });

  it("sends a post that was in a digest already to those alone who did not get it", async () => {
    await importReaders(["had@round.example,daily,en", "had-not@round.example,monthly,en"]);
    await publish("en/twice.md", ["title: Not twice", RECENT]);
    await askJson("/api/issues", { method: "POST", body: '{"cadence":"daily"}' });
    await settleIssues();
    expect((await send('{"posts":["en/twice.md"]}', AUTHOR)).status).toBe(202);
    await settleIssues();
    const copies = async (address: string) =>
      (await mailsTo(address)).filter((mail) => mail.html.includes("Not twice")).length;
    expect([await copies("had@round.example"), await copies("had-not@round.example")]).toEqual([1, 1]);
  });
});
