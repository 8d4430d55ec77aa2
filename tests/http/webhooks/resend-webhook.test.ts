import { runDurableObjectAlarm } from "cloudflare:test";
import { env as anyEnv } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { Env } from "../../../src/env.ts";
import { buildEvent, type EventOptions, signEvent } from "../../builders/delivery-events.ts";
import { ask, askJson, importReaders, mailsTo, publish, settleIssues, tick } from "../shell/whole-worker.ts";

const env = anyEnv as unknown as Env;
const RECENT = `pubDate: ${new Date(Date.now() - 86_400_000).toISOString()}`;
const PERMANENT = { bounce: { type: "Permanent", subType: "General", message: "550 5.1.1" } };

const send = ({ headers, body }: { headers: Record<string, string>; body: string }) =>
  ask("/webhooks/resend", { method: "POST", headers, body });
const report = async (type: string, options: EventOptions) =>
  (await send(signEvent(buildEvent(type, options)))).status;

const foldAll = async () => {
  for (const digit of "0123456789abcdef")
    await runDurableObjectAlarm(env.DELIVERY.getByName(`delivery/${digit}`));
};

async function mailIssue(post: string): Promise<string> {
  await publish(`en/${post}.md`, [`title: ${post}`, RECENT]);
  const special = { method: "POST", body: JSON.stringify({ posts: [`en/${post}.md`] }) };
  const { id } = (await askJson("/api/issues", special)).body as { id: string };
  await settleIssues();
  return id;
}

const show = async (path: string) => (await askJson(path)).body as Record<string, unknown>;

describe("what the provider reports", () => {
  it("is counted on the issue, shown of the reader, and takes whoever bounced out of all that follows", async () => {
    const [ada, bob, eve] = ["ada", "bob", "eve"].map((name) => `${name}@reported.example`);
    if (!ada || !bob || !eve) throw new Error("three readers");
    await importReaders([ada, bob, eve].map((email) => `${email},weekly,en`));
    const id = await mailIssue("first-report");
    const tags = { issue: id, cadence: "special" };
    const at = "2026-11-23T10:00:00.000Z";
    for (let times = 0; times < 2; times += 1) {
      expect(await report("delivered", { to: ada, tags, mail: "a", at })).toBe(200);
      expect(await report("complained", { to: ada, tags, mail: "a", at: "2026-11-24T10:00:00.000Z" })).toBe(
        200,
      );
      expect(await report("bounced", { to: "BOB@Reported.example", tags, mail: "b", data: PERMANENT })).toBe(
        200,
      );
      expect(await report("delivered", { to: eve, tags, mail: "e" })).toBe(200);
    }
    await foldAll();

    const shown = await show(`/api/issues/${id}`);
    expect(shown.counts).toMatchObject({ submitted: 3, delivered: 2, bounced: 1, complained: 1 });
    const listed = (await show("/api/issues")).issues as { id: string; counts: unknown }[];
    expect(listed.find((issue) => issue.id === id)?.counts).toEqual(shown.counts);
    expect((await show(`/api/issues/${id}/recipients/${ada}`)).events).toEqual([
      { type: "delivered", at },
      { type: "complained", at: "2026-11-24T10:00:00.000Z" },
    ]);
    expect(await show(`/api/subscribers/${ada}`)).toMatchObject({ suppressed: "complaint" });
    expect(await show(`/api/subscribers/${bob}`)).toMatchObject({ suppressed: "bounce" });
    expect(await show(`/api/subscribers/${eve}`)).toMatchObject({ suppressed: null });

    // However they come back: by a file, by the form, in capitals.
    await importReaders([`${bob.toUpperCase()},weekly,en`]);
    const form = { method: "POST", headers: { "Content-Type": "application/json" } };
    const answer = await ask("/subscribe", {
      ...form,
      body: JSON.stringify({ email: "Ada@reported.EXAMPLE" }),
    });
    expect(answer.status).toBe(202);
    await mailIssue("second-report");
    await tick(new Date().toISOString());
    await settleIssues();
    expect((await mailsTo(ada)).length).toBe(1);
    expect((await mailsTo(bob)).length).toBe(1);
    expect((await mailsTo(eve)).length).toBe(2);
  });

  it("is undone by the author's word alone, and the author may bar an address that was never here", async () => {
    const email = "ivy@reported.example";
    const path = `/api/subscribers/${email}`;
    const post = { method: "POST" };
    for (let times = 0; times < 2; times += 1)
      expect(await askJson(`${path}/suppress`, post)).toMatchObject({
        status: 200,
        body: { suppressed: "manual" },
      });
    await importReaders([`${email},weekly,en`]);
    await mailIssue("third-report");
    expect((await mailsTo(email)).length).toBe(0);
    for (let times = 0; times < 2; times += 1)
      expect(await askJson(`${path}/unsuppress`, post)).toMatchObject({
        status: 200,
        body: { suppressed: null },
      });
    await importReaders([`${email},weekly,en`]);
    await mailIssue("fourth-report");
    expect((await mailsTo(email)).length).toBe(1);
    expect(await askJson("/api/subscribers/nobody/suppress", post)).toMatchObject({ status: 422 });
    expect((await askJson(`${path}/suppress`)).status).toBe(405);
  });

  it("is refused without its signature, and taken where it says nothing to us", async () => {
    const right = signEvent(buildEvent("delivered", { tags: { issue: "x" } }));
    const headers = { "content-type": "application/json" };
    expect((await send({ headers, body: right.body })).status).toBe(401);
    expect((await send({ ...right, body: `${right.body}\n` })).status).toBe(401);
    expect(await report("opened", { tags: { issue: "x" } })).toBe(200);
    expect(await report("delivered", { tags: { issue: "of-another-newsletter" } })).toBe(200);
    expect(await report("delivered", {})).toBe(200);
    expect((await ask("/webhooks/resend")).status).toBe(405);
  });
});
