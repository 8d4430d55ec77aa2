import { describe, expect, it } from "vitest";
import { asStoryKey } from "../../../src/core/ids.ts";
import { eraseSubscriber } from "../../../src/usecases/subscribers/author/erase-subscriber.ts";
import { importSubscribers } from "../../../src/usecases/subscribers/author/import-subscribers.ts";
import { confirmInSameBrowser } from "../../../src/usecases/subscribers/signup/confirm-signup.ts";
import type { SubscribeInput } from "../../../src/usecases/subscribers/signup/subscribe.ts";
import { closePastIssue, planPastIssue } from "../../builders/past-issue.ts";
import {
  createSubscriberWorld,
  DAY,
  HOUR,
  MINUTE,
  START,
  type SubscriberWorld,
  type SubscriberWorldOptions,
} from "../../builders/subscriber-world.ts";

const EMAIL = "ada@example.com";

const createWorld = ({ newsletter, ...rest }: SubscriberWorldOptions = {}) =>
  createSubscriberWorld({ ...rest, newsletter: { welcomeMail: true, ...newsletter } });

const welcomes = (world: SubscriberWorld, address = EMAIL) =>
  world.mail.inbox.filter(({ to, tags }) => to === address && tags.kind === "welcome");
const attempts = (world: SubscriberWorld) =>
  world.mail.attempts.filter(({ key }) => key.startsWith("welcome-"));

/** Signs up and confirms; what follows the response is left undone. */
async function confirm(world: SubscriberWorld, email = EMAIL, input: Partial<SubscribeInput> = {}) {
  await world.subscribe({ email, ...input });
  const confirmed = await world.confirm(world.lastToken(email));
  if (!confirmed.ok) throw new Error(confirmed.problem.kind);
}

async function join(world: SubscriberWorld, email = EMAIL, input: Partial<SubscribeInput> = {}) {
  await confirm(world, email, input);
  await world.finish();
}

describe("a welcome mail", () => {
  it("goes once to who confirms, after the answer has left", async () => {
    const world = createWorld();
    await confirm(world);
    expect(welcomes(world)).toEqual([]);
    await world.finish();
    await world.tick();
    expect(welcomes(world)).toMatchObject([{ to: EMAIL, tags: { kind: "welcome" } }]);
    expect(attempts(world)).toHaveLength(1);
  });

  it("goes to who confirms in the browser that signed up, too", async () => {
    const world = createWorld();
    const signup = await world.subscribe({ email: EMAIL });
    if (!signup.ok) throw new Error("can sign up");
    const { browserToken } = signup.value;
    const token = world.lastToken(EMAIL);
    const input = { token, browserToken, language: "en", origin: null, client: null };
    for (let opened = 0; opened < 2; opened += 1) await confirmInSameBrowser(world.deps, input);
    await world.finish();
    expect(welcomes(world)).toHaveLength(1);
  });

  it("goes to nobody where the newsletter has none", async () => {
    const world = createWorld({ newsletter: { welcomeMail: false } });
    await join(world);
    await world.tick();
    expect(world.mail.inbox).toHaveLength(1);
  });

  it("stays where it is when it is switched off before it went", async () => {
    const world = createWorld();
    await confirm(world);
    Object.assign(world.deps.newsletter, { welcomeMail: false });
    await world.tick();
    expect(attempts(world)).toEqual([]);
  });

  it("goes once where two devices confirm, one after the other or at the same time", async () => {
    const world = createWorld();
    await world.subscribe({ email: EMAIL });
    const token = world.lastToken(EMAIL);
    await Promise.all([world.confirm(token), world.confirm(token)]);
    await world.finish();
    await world.confirm(token);
    await world.finish();
    await world.tick();
    expect(attempts(world)).toHaveLength(1);
  });

  it("goes to nobody who is imported, nor to who was in already when they pressed", async () => {
    const world = createWorld();
    await world.subscribe({ email: EMAIL });
    await importSubscribers(world.deps, { csv: `email\n${EMAIL}\neve@example.com` });
    expect(await world.confirm(world.lastToken(EMAIL))).toMatchObject({ value: { alreadyIn: true } });
    await world.finish();
    await world.tick();
    expect(attempts(world)).toEqual([]);
  });

  it("goes again to who left and came back, and to nobody for less", async () => {
    const world = createWorld();
    await join(world);
    const old = world.lastToken(EMAIL);
    world.pass(HOUR);
    await world.leave(await world.sign(EMAIL, "leave"));
    world.pass(MINUTE);
    await world.confirm(old);
    await world.finish();
    expect(welcomes(world)).toHaveLength(1);
    await join(world);
    await world.tick();
    expect(welcomes(world)).toHaveLength(2);
    expect(new Set(attempts(world).map(({ key }) => key))).toHaveLength(2);
  });

  it("is a mail of the newsletter: one may change what one gets and leave by it", async () => {
    const world = createWorld();
    await join(world);
    const [mail] = welcomes(world);
    const address = /^<(https:\/\/news\.example\.com\/unsubscribe\?token=([\w-]+))>$/.exec(
      mail?.headers["List-Unsubscribe"] ?? "",
    );
    expect(mail?.headers).toMatchObject({
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      "List-Id": "<newsletter.news.example.com>",
    });
    for (const part of [mail?.html, mail?.text]) expect(part).toContain(address?.[1]);
    const manageToken = /preferences\?token=([\w-]+)/.exec(mail?.text ?? "")?.[1] ?? "";
    expect(await world.deps.signer.verify(manageToken, "manage")).toMatchObject({ issuedAt: START });
    expect(await world.leave(address?.[2] ?? "")).toMatchObject({ ok: true });
    expect(await world.find(EMAIL)).toMatchObject({ status: "unsubscribed" });
  });
});

describe("what a welcome mail shows", () => {
  const A_DAY_AGO = START - DAY;
  const text = async (world: SubscriberWorld, input: Partial<SubscribeInput> = {}) => {
    await join(world, EMAIL, input);
    return welcomes(world)[0]?.text ?? "";
  };

  it("is the latest issue that has gone out, in the first of the reader's languages that a story has", async () => {
    const world = createWorld();
    await closePastIssue(world.db, A_DAY_AGO - DAY, { "en/old": {} });
    await closePastIssue(world.db, A_DAY_AGO, {
      "en/a": { language: "en" },
      "es/a": { language: "es", story: asStoryKey("en/a") },
      "en/b": { language: "en" },
      "es/draft": { language: "es" },
    });
    await planPastIssue(world.db, START - 1, { "es/planned": { language: "es" } });
    await world.db.prepare("UPDATE posts SET home = 'draft' WHERE id = 'es/draft'").run(); // withdrawn since
    const mail = await text(world, { languages: "es,en" });
    expect(mail).toContain("Para empezar: el último número");
    for (const shown of ["Title of es/a\n", "Description of en/b\n", "https://blog.example.com/en/b\n"])
      expect(mail).toContain(shown);
    for (const hidden of ["en/a", "en/old", "es/draft", "es/planned"]) expect(mail).not.toContain(hidden);
    expect(welcomes(world)[0]?.html).toContain("/issues?lang=es");
  });

  it("is an older issue where the latest has nothing in their languages or on their topics", async () => {
    const world = createWorld();
    const tags = [{ slug: "rust", name: "Rust" }];
    await closePastIssue(world.db, A_DAY_AGO - DAY, {
      "es/rust": { language: "es", tags },
      "es/else": { language: "es" },
    });
    await closePastIssue(world.db, A_DAY_AGO, { "en/new": { language: "en", tags } });
    const mail = await text(world, { languages: "es", topics: "rust" });
    expect(mail).toContain("Title of es/rust");
    expect(mail).not.toMatch(/es\/else|en\/new/);
  });

  it("is a welcome alone where there is no issue yet, or none for them", async () => {
    const world = createWorld();
    const mail = await text(world, { languages: "es" });
    expect(mail).toContain("Nos alegra tenerte aquí");
    expect(mail).not.toContain("Para empezar");
    await closePastIssue(world.db, START - HOUR, { "en/a": {} });
    await join(world, "eva@example.com", { languages: "es" });
    expect(welcomes(world, "eva@example.com")[0]?.text).not.toContain("Title of");
  });
});

describe("a welcome mail that was not submitted", () => {
  it.each(["rate", "no-answer", "accept-and-lose-reply"] as const)(
    "is repeated by a tick, byte for byte, after %s, whatever has come out or changed since",
    async (deed) => {
      const world = createWorld();
      await closePastIssue(world.db, START - DAY, { "en/a": {}, "es/a": { language: "es" } });
      await confirm(world, EMAIL, { languages: "en,es" });
      world.mail.script.push(deed);
      await world.finish();
      world.pass(12 * MINUTE);
      await closePastIssue(world.db, world.deps.clock.now(), { "en/new": {} });
      await world.deps.posts.remove("es/a.md", world.deps.clock.now());
      await world.subscribe({ email: "Ada@Example.com", languages: "es" });
      await world.tick();
      await world.tick();
      expect(attempts(world)).toHaveLength(2);
      expect(attempts(world)[1]).toEqual(attempts(world)[0]);
      expect(welcomes(world)).toHaveLength(1);
      expect(welcomes(world)[0]?.text).toContain("Title of es/a");
    },
  );

  it("is given up after a day", async () => {
    const world = createWorld();
    await confirm(world);
    world.mail.script.push("no-answer");
    await world.finish();
    world.pass(DAY);
    await world.tick();
    expect(attempts(world)).toHaveLength(1);
  });

  it("goes to nobody who left, was erased or suppressed before it", async () => {
    for (const end of [
      async (world: SubscriberWorld) => world.leave(await world.sign(EMAIL, "leave")),
      (world: SubscriberWorld) => eraseSubscriber(world.deps, { addressOrId: EMAIL }),
      async (world: SubscriberWorld) =>
        world.deps.suppressions.suppressReported({
          id: await world.idOf(EMAIL),
          reason: "complaint",
          at: world.deps.clock.now(),
          issue: null,
        }),
    ]) {
      const world = createWorld();
      await confirm(world);
      await end(world);
      await world.finish();
      await world.tick();
      expect(attempts(world)).toEqual([]);
    }
  });

  it("goes to nobody who leaves while it waits for its start", async () => {
    const world = createWorld();
    await confirm(world);
    const leaveToken = await world.sign(EMAIL, "leave");
    const { clock } = world.deps;
    world.deps.pacer = { ...world.deps.pacer, reserve: async () => [clock.now() + 5000] };
    clock.sleep = async () => void (await world.leave(leaveToken));
    await world.finish();
    expect(attempts(world)).toEqual([]);
  });

  it("leaves nothing behind of who is erased", async () => {
    const world = createWorld();
    await confirm(world);
    await eraseSubscriber(world.deps, { addressOrId: EMAIL });
    const { results } = await world.db.prepare("SELECT * FROM signups").all();
    expect(results).toEqual([]);
  });

  it("leaves confirmation mails their turn: a tick submits those first", async () => {
    const world = createWorld();
    await confirm(world);
    await world.ask({ email: "eve@example.com" });
    await world.tick();
    expect(world.mail.inbox.map(({ tags }) => tags.kind)).toEqual([
      "confirmation",
      "confirmation",
      "welcome",
    ]);
  });
});

describe("the limits of welcome mails", () => {
  it("are none of the confirmation mails': neither their hour nor their half of a day's quota is used up", async () => {
    const world = createWorld({ newsletter: { confirmationsPerHour: 2 }, dailyQuota: 4 });
    for (const email of [EMAIL, "eve@example.com"]) {
      await join(world, email);
      expect(welcomes(world, email)).toHaveLength(1);
    }
    await world.subscribe({ email: "max@example.com" });
    expect(world.mail.inbox.map(({ tags }) => tags.kind)).toEqual(
      ["confirmation", "welcome", "confirmation", "welcome"], // and no third confirmation
    );
  });

  it.each([
    ["submitted", "accept"],
    ["still owed", "no-answer"],
  ] as const)("do not touch the ten minutes between two mails to an address (%s)", async (_, deed) => {
    const world = createWorld();
    await world.subscribe({ email: EMAIL });
    world.pass(9 * MINUTE);
    world.mail.script.push(deed);
    await world.confirm(world.lastToken(EMAIL));
    await world.finish();
    await world.subscribe({ email: EMAIL });
    expect(world.mail.attempts).toHaveLength(2);
    world.pass(MINUTE);
    await world.subscribe({ email: EMAIL });
    expect(world.mail.inbox.map(({ tags }) => tags.kind)).toContain("already-in");
    await world.tick();
    expect(welcomes(world)).toHaveLength(1);
  });

  it("are as many an hour as there may be confirmation mails; the others go in the next", async () => {
    const world = createWorld({ newsletter: { confirmationsPerHour: 2 } });
    const names = ["a", "b", "c"].map((name) => `${name}@example.com`);
    for (const email of names) {
      await world.subscribe({ email });
      world.pass(HOUR);
    }
    for (const email of names) await world.confirm(world.lastToken(email));
    await world.finish();
    const count = () => names.flatMap((email) => welcomes(world, email)).length;
    expect(count()).toBe(2);
    world.pass(HOUR);
    await world.tick();
    expect(count()).toBe(3);
  });

  it("are the newsletter's room in the quota: where there is none they wait, and give up after a day", async () => {
    const world = createWorld();
    let room = 0;
    const claim = async (mails: number) => {
      const granted = Math.min(room, mails);
      room -= granted;
      return { granted, until: granted === 0 ? START + DAY : null };
    };
    const count = async () => void counted.push(1);
    const counted: number[] = [];
    Object.assign(world.deps, { quota: { claim, count } });
    await join(world);
    await join(world, "eve@example.com");
    await world.tick();
    expect(attempts(world)).toEqual([]);
    expect(world.events.map(({ event }) => event)).toContain("welcome.postponed");
    room = 1;
    world.pass(5 * MINUTE);
    await world.tick();
    expect(attempts(world)).toHaveLength(1);
    world.pass(DAY);
    room = 9;
    await world.tick();
    expect(attempts(world)).toHaveLength(1);
    expect([room, counted.length]).toEqual([9, 2]); // two confirmations; a welcome mail had its room before
  });
});

describe("a crash at any call of any port", () => {
  /** From now on the call with that number does not come to its end: it was not made, or its answer is lost. */
  function crashAtCall(world: SubscriberWorld, number: number, side: "before" | "after") {
    let calls = 0;
    const guard = <T extends object>(port: T): T =>
      new Proxy(port, {
        get:
          (target, name) =>
          async (...input: unknown[]) => {
            calls += 1;
            const crash = calls === number;
            if (crash && side === "before") throw new Error("crash");
            const call = Reflect.get(target, name) as (...input: unknown[]) => unknown; // ports are functions
            const answer = await call.apply(target, input);
            if (crash) throw new Error("crash");
            return answer;
          },
      });
    const { base, changes, undeliverable, signups, outbox, topics, posts, issues, mailer, pacer } =
      world.deps;
    const guarded = { base, changes, undeliverable, signups, outbox, topics, posts, issues, mailer, pacer };
    for (const [name, port] of Object.entries(guarded)) Object.assign(world.deps, { [name]: guard(port) });
    return () => calls >= number;
  }
  const survive = async (work: () => Promise<unknown>) =>
    work().catch((error: Error) => {
      if (error.message !== "crash") throw error;
    });

  it.each(["before", "after"] as const)("neither loses nor repeats it (%s the call)", async (side) => {
    let crashes = 0;
    for (let number = 1; ; number += 1) {
      const world = createWorld({ missMs: MINUTE });
      await closePastIssue(world.db, START - DAY, { "en/a": {} });
      await world.subscribe({ email: EMAIL });
      const token = world.lastToken(EMAIL);
      const crashed = crashAtCall(world, number, side);
      await survive(() => world.confirm(token));
      await survive(world.finish);
      if (!crashed()) break;
      crashes += 1;
      await world.confirm(token); // whoever saw no answer presses again
      await world.finish();
      world.pass(MINUTE);
      await world.tick();
      await world.tick();
      expect(welcomes(world), `call ${number}`).toHaveLength(1);
      expect(new Set(attempts(world).map(({ key, body }) => key + body)), `call ${number}`).toHaveLength(1);
    }
    expect(crashes).toBeGreaterThan(12);
  });
});
