import { describe, expect, it } from "vitest";
import { askMagicLink } from "../../../src/usecases/preferences/ask-magic-link.ts";
import { downloadData } from "../../../src/usecases/preferences/download-data.ts";
import { eraseMyself } from "../../../src/usecases/preferences/erase-myself.ts";
import { createSubscriberWorld, DAY, HOUR, join, MINUTE } from "../../builders/subscriber-world.ts";

const EMAIL = "ada@example.com";

async function begin() {
  const world = createSubscriberWorld();
  await join(world, EMAIL, { via: "form" });
  const token = await world.sign(EMAIL, "manage");
  return {
    ...world,
    token,
    ask: () => askMagicLink(world.deps, { token, language: "en" }),
    mails: () => world.mail.inbox.filter((mail) => mail.tags.kind === "magic-link"),
  };
}

describe("a magic link", () => {
  it("comes to the reader's own address, and is good for an hour", async () => {
    const world = await begin();
    expect(await world.ask()).toEqual({ ok: true, value: "link-sent" });
    expect(world.mails()).toMatchObject([{ to: EMAIL, headers: { "Auto-Submitted": "auto-generated" } }]);
    const token = world.lastToken(EMAIL);
    expect(await downloadData(world.deps, { token })).toMatchObject({
      ok: true,
      value: { address: EMAIL, status: "active", consent: { signup: { via: "form" } } },
    });
    world.pass(HOUR);
    expect(await downloadData(world.deps, { token })).toMatchObject({
      problem: { kind: "magic-link-expired" },
    });
  });

  it("takes nothing of what is kept for confirmations, neither of their hour nor of their day", async () => {
    const world = createSubscriberWorld({ newsletter: { confirmationsPerHour: 3 }, dailyQuota: 6 });
    const counted: string[] = [];
    Object.assign(world.deps, {
      quota: { count: async (mail: string) => void counted.push(mail), claim: async () => ({ granted: 1 }) },
    });
    for (const name of ["a", "b"]) await join(world, `${name}@example.com`);
    for (const name of ["a", "b"]) {
      const token = await world.sign(`${name}@example.com`, "manage");
      await askMagicLink(world.deps, { token, language: "en" });
    }
    await world.subscribe({ email: "c@example.com" });
    expect(world.mail.inbox.map(({ tags }) => tags.kind)).toContain("magic-link");
    expect(world.lastToken("c@example.com")).not.toBe("");
    expect(counted).toEqual(["confirmation", "confirmation", "other", "other", "confirmation"]);
  });

  it("is mailed at most once in ten minutes and three times a day, however often it is asked for", async () => {
    const world = await begin();
    await world.ask();
    expect(await world.ask()).toMatchObject({ problem: { kind: "mail-throttled" } });
    for (let asked = 1; asked < 5; asked += 1) {
      world.pass(10 * MINUTE);
      await world.ask();
    }
    expect(world.mails()).toHaveLength(3);
    world.pass(DAY);
    expect(await world.ask()).toMatchObject({ ok: true });
  });

  it("is one mail when the button is pressed twice at once", async () => {
    const world = await begin();
    const answers = await Promise.all([world.ask(), world.ask()]);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(world.mails()).toHaveLength(1);
  });

  it("repeats the same mail under the same key after a crash or a refusal, and says so when it was not sent", async () => {
    const world = await begin();
    world.crashOn("markSubmitted");
    await expect(world.ask()).rejects.toThrow("crash");
    world.pass(MINUTE);
    expect(await world.ask()).toMatchObject({ ok: true });
    const [first, second] = world.mail.attempts.slice(-2);
    expect(second).toEqual(first);
    expect(world.mails()).toHaveLength(1);

    world.pass(10 * MINUTE);
    world.mail.script.push("no-answer");
    expect(await world.ask()).toMatchObject({ problem: { kind: "provider-refused" } });
    world.pass(MINUTE);
    expect(await world.ask()).toMatchObject({ ok: true });
    expect(world.mails()).toHaveLength(2);
  });

  it("goes to nobody who has left", async () => {
    const world = await begin();
    await world.leave(await world.sign(EMAIL, "leave"));
    expect(await world.ask()).toMatchObject({ problem: { kind: "left-since" } });
    expect(world.mails()).toEqual([]);
  });

  it("goes to no address that is suppressed, until the author lifts it", async () => {
    for (const reason of ["bounce", "complaint", "provider"] as const) {
      const world = await begin();
      const id = await world.deps.addressHasher.hash(EMAIL);
      await world.deps.suppressions.suppressReported({ id, reason, at: world.deps.clock.now(), issue: null });
      expect(await world.ask()).toMatchObject({ problem: { kind: "address-suppressed" } });
      expect(world.mails()).toEqual([]);
      await world.deps.suppressions.lift(id, world.deps.clock.now());
      expect(await world.ask()).toMatchObject({ ok: true });
      expect(world.mails()).toHaveLength(1);
    }
  });
});

describe("erasing oneself", () => {
  it("is refused to a link that is an hour old, and one second before it is not", async () => {
    const world = await begin();
    await world.ask();
    const token = world.lastToken(EMAIL);
    world.pass(HOUR);
    expect(await eraseMyself(world.deps, { token })).toMatchObject({
      problem: { kind: "magic-link-expired" },
    });
    expect(await world.find(EMAIL)).toMatchObject({ status: "active" });
    world.pass(-1000);
    expect(await eraseMyself(world.deps, { token })).toMatchObject({ ok: true });
    expect(await world.find(EMAIL)).toBeNull();
  });

  it("takes a magic link, leaves nothing but the unsubscription, and is success twice", async () => {
    const world = await begin();
    expect(await eraseMyself(world.deps, { token: world.token })).toMatchObject({
      problem: { kind: "magic-link-expired" },
    });
    await world.ask();
    const token = world.lastToken(EMAIL);
    for (let times = 0; times < 2; times += 1)
      expect(await eraseMyself(world.deps, { token })).toEqual({ ok: true, value: "erased" });
    expect(await world.find(EMAIL)).toBeNull();
    const links = await world.deps.links.listSince(await world.idOf(EMAIL), 0);
    expect(links).toEqual([]);
    expect(await downloadData(world.deps, { token })).toMatchObject({
      problem: { kind: "subscriber-not-found" },
    });
  });
});
