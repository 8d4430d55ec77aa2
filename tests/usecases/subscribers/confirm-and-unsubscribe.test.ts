import { describe, expect, it } from "vitest";
import { confirmInSameBrowser } from "../../../src/usecases/subscribers/signup/confirm-signup.ts";
import { createSubscriberWorld, DAY, HOUR, join, MINUTE } from "../../builders/subscriber-world.ts";

const EMAIL = "ada@example.com";

describe("confirming", () => {
  it("stores the reader in KV with the choices and the evidence of consent", async () => {
    const world = createSubscriberWorld();
    await world.subscribe({
      email: "Ada@Example.com",
      via: "form",
      cadence: "daily",
      languages: "es",
      origin: "https://blog.example.com",
      client: "192.0.2.1",
    });
    const token = world.lastToken("Ada@example.com");
    expect(await world.confirm(token)).toEqual({ ok: true, value: { alreadyIn: false } });
    const stored = world.kv.stored(await world.idOf(EMAIL));
    expect(stored).toMatchObject({
      status: "active",
      address: "Ada@example.com",
      cadence: "daily",
      languages: ["es"],
    });
    expect(stored?.consent.signup).toMatchObject({
      via: "form",
      origin: "https://blog.example.com",
      client: "192.0.2.1",
    });
    expect(stored?.consent.signup.wording).not.toBe("");
    expect(stored?.consent.confirmation).toMatchObject({ via: "link" });
  });

  it("is success the second time and changes nothing", async () => {
    const world = createSubscriberWorld();
    await join(world, EMAIL);
    const first = await world.find(EMAIL);
    world.pass(MINUTE);
    expect(await world.confirm(world.lastToken(EMAIL))).toMatchObject({
      ok: true,
      value: { alreadyIn: true },
    });
    expect(await world.find(EMAIL)).toEqual(first);
  });

  it("activates once when two presses race", async () => {
    const world = createSubscriberWorld();
    await world.subscribe({ email: EMAIL });
    const token = world.lastToken(EMAIL);
    const answers = await Promise.all([world.confirm(token), world.confirm(token)]);
    expect(answers.map((answer) => answer.ok && answer.value.alreadyIn).sort()).toEqual([false, true]);
  });

  it("holds after a crash between the change and KV; a tick writes KV", async () => {
    const world = createSubscriberWorld({ missMs: MINUTE });
    await world.subscribe({ email: EMAIL });
    world.crashOn("write");
    await expect(world.confirm(world.lastToken(EMAIL))).rejects.toThrow("crash");
    expect(world.kv.stored(await world.idOf(EMAIL))).toBeNull();
    expect(await world.find(EMAIL)).toMatchObject({ status: "active" });
    expect(await world.confirm(world.lastToken(EMAIL))).toMatchObject({
      ok: true,
      value: { alreadyIn: true },
    });
    await world.tick();
    expect(world.kv.stored(await world.idOf(EMAIL))).toMatchObject({ status: "active" });
  });

  it("holds while KV refuses writes; a tick repeats them until one succeeds", async () => {
    const world = createSubscriberWorld();
    await world.subscribe({ email: EMAIL });
    world.kv.faults.refuseWrites = true;
    expect(await world.confirm(world.lastToken(EMAIL))).toMatchObject({ ok: true });
    await world.tick();
    expect(world.kv.stored(await world.idOf(EMAIL))).toBeNull();
    world.kv.faults.refuseWrites = false;
    await world.tick();
    await world.tick();
    expect(world.kv.written).toHaveLength(1);
  });

  it("refuses a link that is no link, has another purpose, or is older than a week", async () => {
    const world = createSubscriberWorld();
    await world.subscribe({ email: EMAIL });
    const token = world.lastToken(EMAIL);
    for (const wrong of [
      "",
      "x",
      `${token}x`,
      await world.sign(EMAIL, "leave"),
      await world.sign(EMAIL, "browser"),
    ]) {
      expect(await world.confirm(wrong)).toMatchObject({ problem: { kind: "link-malformed" } });
    }
    world.pass(7 * DAY);
    expect(await world.confirm(token)).toMatchObject({ problem: { kind: "link-expired" } });
    await world.tick();
    expect(await world.deps.signups.findLatest(await world.idOf(EMAIL), 0)).toBeNull();
    expect(await world.confirm(token)).toMatchObject({ problem: { kind: "link-expired" } });
  });

  it("happens in the signup's own browser only with the cookie of the same signup", async () => {
    const world = createSubscriberWorld();
    const answer = await world.subscribe({ email: EMAIL });
    const other = await world.subscribe({ email: "eve@example.com" });
    if (!answer.ok || !other.ok) throw new Error("both can sign up");
    const open = (browserToken: string) =>
      confirmInSameBrowser(world.deps, {
        token: world.lastToken(EMAIL),
        browserToken,
        language: "en",
        origin: null,
        client: null,
      });
    expect(await open(other.value.browserToken)).toBeNull();
    expect(await open(world.lastToken(EMAIL))).toBeNull();
    expect(await world.find(EMAIL)).toBeNull();
    expect(await open(answer.value.browserToken)).toMatchObject({ ok: true });
    expect(await world.find(EMAIL)).toMatchObject({ consent: { confirmation: { via: "same-browser" } } });
  });
});

describe("leaving", () => {
  it("counts at once, in the record, in KV and for every batch to come", async () => {
    const world = createSubscriberWorld();
    await join(world, EMAIL);
    world.pass(HOUR);
    expect(await world.leave(await world.sign(EMAIL, "leave", 5))).toMatchObject({ ok: true });
    const id = await world.idOf(EMAIL);
    expect(world.kv.stored(id)).toMatchObject({ status: "unsubscribed", leftAt: world.deps.clock.now() });
    expect(await world.deps.undeliverable.listUndeliverable([id], world.deps.clock.now())).toEqual(
      new Set([id]),
    );
  });

  it("again after asking to join once more voids that request too", async () => {
    const world = createSubscriberWorld();
    await join(world, EMAIL);
    const leaveToken = await world.sign(EMAIL, "leave");
    world.pass(MINUTE);
    await world.leave(leaveToken);
    world.pass(HOUR);
    await world.subscribe({ email: EMAIL });
    const token = world.lastToken(EMAIL);
    world.pass(MINUTE);
    await world.leave(leaveToken);
    world.pass(MINUTE);
    expect(await world.confirm(token)).toMatchObject({ ok: false, problem: { kind: "left-since" } });
    expect(await world.find(EMAIL)).toMatchObject({ status: "unsubscribed" });
  });

  it("is fine twice and keeps the first date", async () => {
    const world = createSubscriberWorld();
    await join(world, EMAIL);
    const token = await world.sign(EMAIL, "leave");
    await world.leave(token);
    const first = await world.find(EMAIL);
    world.pass(DAY);
    expect(await world.leave(token)).toMatchObject({ ok: true });
    expect(await world.find(EMAIL)).toEqual(first);
  });

  it("works while KV still misses the reader, and within the second of KV's last write", async () => {
    const world = createSubscriberWorld({ lagMs: MINUTE, missMs: MINUTE });
    await join(world, EMAIL);
    await world.leave(await world.sign(EMAIL, "leave"));
    expect(await world.find(EMAIL)).toMatchObject({ status: "unsubscribed" });
    expect(world.kv.stored(await world.idOf(EMAIL))).toMatchObject({ status: "active" });
    world.pass(MINUTE);
    await world.tick();
    expect(world.kv.stored(await world.idOf(EMAIL))).toMatchObject({ status: "unsubscribed" });
  });

  it("is kept even where no record is known", async () => {
    const world = createSubscriberWorld();
    expect(await world.leave(await world.sign(EMAIL, "leave"))).toMatchObject({ ok: true });
    const { unsubscribedAt } = await world.deps.undeliverable.find(await world.idOf(EMAIL));
    expect(unsubscribedAt).toBe(world.deps.clock.now());
  });

  it("takes effect wholly or not at all when a crash comes", async () => {
    const world = createSubscriberWorld();
    await join(world, EMAIL);
    const token = await world.sign(EMAIL, "leave");
    world.crashOn("append");
    await expect(world.leave(token)).rejects.toThrow("crash");
    expect(await world.find(EMAIL)).toMatchObject({ status: "active" });
    world.pass(2000);
    world.crashOn("write");
    await expect(world.leave(token)).rejects.toThrow("crash");
    expect(await world.find(EMAIL)).toMatchObject({ status: "unsubscribed" });
    expect(await world.leave(token)).toMatchObject({ ok: true });
    await world.tick();
    expect(world.kv.stored(await world.idOf(EMAIL))).toMatchObject({ status: "unsubscribed" });
  });

  it("ends whatever was asked for before it: an old link brings nobody back", async () => {
    const world = createSubscriberWorld();
    await join(world, EMAIL);
    const old = world.lastToken(EMAIL);
    world.pass(11 * MINUTE);
    await world.leave(await world.sign(EMAIL, "leave"));
    expect(await world.confirm(old)).toMatchObject({ problem: { kind: "left-since" } });

    world.pass(MINUTE);
    await world.subscribe({ email: EMAIL });
    expect(await world.confirm(old)).toMatchObject({ problem: { kind: "left-since" } });
    expect(await world.confirm(world.lastToken(EMAIL))).toMatchObject({ ok: true });
    expect(await world.find(EMAIL)).toMatchObject({ status: "active" });
    expect(await world.deps.undeliverable.find(await world.idOf(EMAIL))).toMatchObject({
      unsubscribedAt: null,
    });
  });

  it("drops a mail that is still owed, so that who comes back gets the right one", async () => {
    const world = createSubscriberWorld();
    await join(world, EMAIL);
    world.pass(11 * MINUTE);
    world.mail.script.push("no-answer");
    await world.subscribe({ email: EMAIL });
    await world.leave(await world.sign(EMAIL, "leave"));
    world.pass(MINUTE);
    await world.subscribe({ email: EMAIL });
    expect(world.mail.inbox.map(({ tags }) => tags.kind)).toEqual(["confirmation", "confirmation"]);
  });

  it("wins or loses a race with confirming, but never both", async () => {
    const world = createSubscriberWorld();
    await join(world, EMAIL);
    await world.leave(await world.sign(EMAIL, "leave"));
    world.pass(DAY);
    await world.subscribe({ email: EMAIL });
    const leaveToken = await world.sign(EMAIL, "leave");
    world.pass(MINUTE);
    await Promise.all([world.confirm(world.lastToken(EMAIL)), world.leave(leaveToken)]);
    const record = await world.find(EMAIL);
    const { unsubscribedAt } = await world.deps.undeliverable.find(await world.idOf(EMAIL));
    expect(record?.status === "active").toBe(unsubscribedAt === null);
  });

  it("answers a conflict where somebody always comes between", async () => {
    const world = createSubscriberWorld();
    await join(world, EMAIL);
    world.deps.changes = { ...world.deps.changes, append: async () => "outdated" };
    expect(await world.leave(await world.sign(EMAIL, "leave"))).toEqual({
      ok: false,
      problem: { kind: "conflict" },
    });
  });
});
