import { describe, expect, it } from "vitest";
import type { HumanVerdict } from "../../../src/core/subscribers/human-verdict.ts";
import { askMagicLink } from "../../../src/usecases/preferences/ask-magic-link.ts";
import { findPreferences } from "../../../src/usecases/preferences/find-preferences.ts";
import { type MailLinkInput, mailLink } from "../../../src/usecases/preferences/mail-link.ts";
import { createSubscriberWorld, join, MINUTE } from "../../builders/subscriber-world.ts";

const EMAIL = "ada@example.com";
const SENT = { ok: true, value: "link-sent" };

async function begin(options: Parameters<typeof createSubscriberWorld>[0] = {}) {
  const world = createSubscriberWorld(options);
  await join(world, EMAIL);
  const calls: string[] = [];
  const watch = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get: (target, name) => {
        calls.push(String(name));
        return Reflect.get(target, name);
      },
    });
  const { undeliverable, changes, base, links, addressHasher } = world.deps;
  const deps = {
    ...world.deps,
    undeliverable: watch(undeliverable),
    changes: watch(changes),
    base: watch(base),
    links: watch(links),
    addressHasher: watch(addressHasher),
  };
  const askLink = (input: Partial<MailLinkInput>) => mailLink(deps, { client: null, ...input });
  return {
    ...world,
    calls,
    askLink,
    mails: () => world.mail.inbox.filter((mail) => mail.tags.kind === "magic-link"),
  };
}

describe("a link asked for by address", () => {
  it("is mailed to whoever is subscribed, however the address is spelled, and opens their page", async () => {
    const world = await begin();
    expect(await world.askLink({ email: " ADA@Example.com " })).toEqual(SENT);
    await world.finish();
    expect(world.mails()).toMatchObject([{ to: EMAIL }]);
    const token = world.lastToken(EMAIL);
    expect(await findPreferences(world.deps, { token })).toMatchObject({
      ok: true,
      value: { address: EMAIL },
    });
  });

  it("comes in the reader's own language, whoever asked", async () => {
    const world = await begin();
    await join(world, "luz@example.com", { languages: "es" });
    await world.askLink({ email: "luz@example.com" });
    await world.finish();
    expect(world.mails()).toMatchObject([
      { to: "luz@example.com", subject: expect.stringContaining("Tu enlace a") },
    ]);
  });

  it("says that one can leave, and leaves by a link of its own that ends no earlier than its mail", async () => {
    const world = await begin();
    await world.askLink({ email: EMAIL });
    await world.finish();
    const [mail] = world.mails();
    expect(mail?.subject).toContain("Your link to");
    for (const part of [mail?.text, mail?.html]) expect(part).toMatch(/change what you get, or unsubscribe/);
    const [token = ""] = /(?<=\/unsubscribe\?token=)[\w-]+/.exec(mail?.text ?? "") ?? [];
    expect(mail?.html).toContain(`/unsubscribe?token=${token}`);
    world.pass(90 * 24 * 60 * MINUTE);
    expect(await findPreferences(world.deps, { token })).toMatchObject({ ok: false }); // it can leave, and nothing else
    expect(await world.leave(token)).toMatchObject({ ok: true, value: "unsubscribed" });
  });

  it("is told apart from the link that a reader asks for on their own page, which speaks of their data", async () => {
    const world = await begin();
    const token = await world.sign(EMAIL, "manage");
    await askMagicLink(world.deps, { token, language: "en" });
    await world.finish();
    expect(world.mails()).toMatchObject([{ subject: expect.stringContaining("Your data at") }]);
    expect(world.mails()[0]?.text).not.toContain("/unsubscribe");
  });

  it("has one answer for every address, given before any store is asked", async () => {
    const world = await begin();
    await join(world, "gone@example.com");
    await world.leave(await world.sign("gone@example.com", "leave"));
    await world.subscribe({ email: "pending@example.com" });
    await join(world, "barred@example.com");
    await world.deps.suppressions.suppressReported({
      id: await world.idOf("barred@example.com"),
      reason: "complaint",
      at: 1,
      issue: null,
    });
    for (const email of [
      EMAIL,
      "nobody@example.com",
      "gone@example.com",
      "pending@example.com",
      "barred@example.com",
    ]) {
      world.calls.length = 0;
      expect(await world.askLink({ email })).toEqual(SENT);
      expect(world.calls).toEqual([]);
    }
    await world.finish();
    expect(world.mails().map(({ to }) => to)).toEqual([EMAIL]);
  });

  it("comes once in ten minutes and is silent about it", async () => {
    const world = await begin();
    for (let times = 0; times < 3; times += 1) {
      expect(await world.askLink({ email: EMAIL })).toEqual(SENT);
      await world.finish();
    }
    expect(world.mails()).toHaveLength(1);
    world.pass(10 * MINUTE);
    await world.askLink({ email: EMAIL });
    await world.finish();
    expect(world.mails()).toHaveLength(2);
  });

  it("is the same mail again after a crash between submission and its record", async () => {
    const world = await begin();
    world.crashOn("markSubmitted");
    await world.askLink({ email: EMAIL });
    await expect(world.finish()).rejects.toThrow("crash");
    world.pass(MINUTE);
    await world.askLink({ email: EMAIL });
    await world.finish();
    expect(world.mails()).toHaveLength(1); // one key: the provider takes it once
  });

  it("is none for a program that fills in every field, and none where the address is no address", async () => {
    const world = await begin();
    expect(await world.askLink({ email: EMAIL, website: "https://spam.example" })).toEqual(SENT);
    for (const email of ["ada", "", undefined, ["a@example.com"]])
      expect(await world.askLink({ email })).toMatchObject({ problem: { kind: "email-address-malformed" } });
    await world.finish();
    expect(world.mails()).toEqual([]);
  });

  it("is asked for by a person, where the newsletter has the check, and by nobody while no answer comes", async () => {
    const asked: unknown[] = [];
    const verdicts: Readonly<Record<string, HumanVerdict["outcome"]>> = {
      good: "passed",
      silence: "unknown",
    };
    let isSwitchedOn = false;
    const check = async (token: string, client: string | null): Promise<HumanVerdict> => {
      if (!isSwitchedOn) return { outcome: "passed", reason: "" };
      asked.push([token, client]);
      return { outcome: verdicts[token] ?? "refused", reason: "" };
    };
    const world = await begin({ humanCheck: { check } });
    isSwitchedOn = true;
    for (const [humanToken, kind] of [
      [undefined, "human-check-failed"],
      [["good"], "human-check-failed"],
      ["forged", "human-check-failed"],
      ["silence", "human-check-unanswered"],
    ] as const)
      expect(await world.askLink({ email: EMAIL, humanToken })).toMatchObject({ problem: { kind } });
    await world.finish();
    expect(world.mails()).toEqual([]);

    asked.length = 0;
    for (const email of [EMAIL, "nobody@example.com"])
      expect(await world.askLink({ email, humanToken: "good", client: "192.0.2.7" })).toEqual(SENT);
    await world.finish();
    expect(world.mails().map(({ to }) => to)).toEqual([EMAIL]);
    expect(asked).toEqual([
      ["good", "192.0.2.7"],
      ["good", "192.0.2.7"],
    ]);
  });

  it("spends no check on an address that is none, nor on a program that fills in every field", async () => {
    let checks = 0;
    const check = async () => {
      checks += 1;
      return { outcome: "passed", reason: "" } as const;
    };
    const world = await begin({ humanCheck: { check } });
    checks = 0;
    await world.askLink({ email: "ada", humanToken: "good" });
    await world.askLink({ email: EMAIL, website: "https://spam.example", humanToken: "good" });
    expect(checks).toBe(0);
  });
});
