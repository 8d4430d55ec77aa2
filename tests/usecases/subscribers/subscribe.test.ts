import { describe, expect, it } from "vitest";
import {
  createSubscriberWorld,
  DAY,
  HOUR,
  join,
  MINUTE,
  type SubscriberWorldOptions,
} from "../../builders/subscriber-world.ts";
import { PROVIDERS } from "../../fakes/providers.ts";

const EMAIL = "ada@example.com";

describe.each(PROVIDERS)("over a provider of $name,", (format) => {
  const createWorld = (options: SubscriberWorldOptions = {}) => createSubscriberWorld({ format, ...options });

  describe("signing up", () => {
    it("submits one mail, after the answer has left", async () => {
      const world = createWorld();
      expect(await world.ask({ email: EMAIL })).toMatchObject({
        ok: true,
        value: { browserToken: expect.any(String) },
      });
      expect(world.mail.attempts).toHaveLength(0);
      await world.finish();
      expect(world.mail.inbox).toMatchObject([{ to: EMAIL, tags: { kind: "confirmation" } }]);
      expect(world.mail.inbox[0]?.text).toContain("https://news.example.com/confirm?token=");
    });

    it("speaks the language that was chosen in the mail, whatever the page spoke", async () => {
      const world = createWorld();
      await world.subscribe({ email: EMAIL, languages: ["es"], pageLanguage: "en" });
      expect(world.mail.inbox[0]?.html).toContain('lang="es"');
      await world.subscribe({ email: "bob@example.com", languages: [], pageLanguage: "es" });
      expect(world.mail.inbox[1]?.html).toContain('lang="es"');
    });

    it("answers the same for an unknown, a pending, an active, a departed and a suppressed address", async () => {
      const world = createWorld();
      await world.subscribe({ email: "pending@example.com" });
      await join(world, "active@example.com");
      await join(world, "left@example.com");
      await world.leave(await world.sign("left@example.com", "leave"));
      await world.deps.suppressions.suppressReported({
        id: await world.idOf("barred@example.com"),
        reason: "complaint",
        at: 1,
        issue: null,
      });

      const answers = [];
      for (const name of ["new", "pending", "active", "left", "barred"]) {
        const answer = await world.subscribe({ email: `${name}@example.com` });
        answers.push(answer.ok ? answer.value.browserToken.length : answer.problem);
      }
      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
    });

    it("writes nothing to a suppressed address, then or later", async () => {
      const world = createWorld();
      await world.deps.suppressions.suppressReported({
        id: await world.idOf(EMAIL),
        reason: "bounce",
        at: 1,
        issue: null,
      });
      await world.subscribe({ email: EMAIL });
      await world.tick();
      expect(world.mail.attempts).toEqual([]);
    });

    it("tells an active reader by mail that they are in, with a link to leave and none to confirm", async () => {
      const world = createWorld();
      await join(world, EMAIL);
      world.pass(11 * MINUTE);
      await world.subscribe({ email: EMAIL, cadence: "daily" });
      expect(world.mail.inbox.map(({ tags }) => tags.kind)).toEqual(["confirmation", "already-in"]);
      expect(world.mail.inbox[1]?.text).toContain("/unsubscribe?token=");
      expect(world.mail.inbox[1]?.text).not.toContain("/confirm");
      expect(await world.find(EMAIL)).toMatchObject({ cadence: "weekly" });
    });

    it("gives a program that fills in the hidden field the same answer and does nothing", async () => {
      const world = createWorld();
      expect(await world.subscribe({ email: EMAIL, website: "https://spam.example" })).toMatchObject({
        value: { browserToken: expect.any(String) },
      });
      expect(world.mail.attempts).toEqual([]);
      expect(await world.deps.signups.findLatest(await world.idOf(EMAIL), world.deps.clock.now())).toBeNull();
      expect(world.events.map(({ event }) => event)).toContain("signup.honeypot-filled");
    });

    it("never logs an address", async () => {
      const world = createWorld();
      await join(world, EMAIL);
      await world.leave(await world.sign(EMAIL, "leave"));
      expect(JSON.stringify(world.events)).not.toContain("@");
      expect(world.events.length).toBeGreaterThan(3);
    });
  });

  describe("the throttle of confirmation mails", () => {
    it("lets one mail go to an address in ten minutes and three a day", async () => {
      const world = createWorld();
      const counts = [];
      for (const pause of [0, 9 * MINUTE, 2 * MINUTE, 11 * MINUTE, 11 * MINUTE, 20 * HOUR]) {
        world.pass(pause);
        await world.subscribe({ email: EMAIL });
        counts.push(world.mail.inbox.length);
      }
      expect(counts).toEqual([1, 1, 2, 3, 3, 4]);
    });

    it("counts the mails to an active reader too, however soon after confirming", async () => {
      const world = createWorld();
      await join(world, EMAIL);
      await world.subscribe({ email: EMAIL });
      expect(world.mail.inbox).toHaveLength(1);
    });

    it("lets two signups at the same moment claim one mail", async () => {
      const world = createWorld();
      await Promise.all([world.ask({ email: EMAIL }), world.ask({ email: EMAIL.toUpperCase() })]);
      await world.finish();
      expect(world.mail.inbox).toHaveLength(1);
    });

    it("lets no more go an hour than the settings say, and the others in the next", async () => {
      const world = createWorld({ newsletter: { confirmationsPerHour: 3 } });
      for (let i = 0; i < 5; i += 1) await world.ask({ email: `reader${i}@example.com` });
      await world.finish();
      expect(world.mail.inbox).toHaveLength(3);
      world.pass(HOUR);
      await world.tick();
      expect(new Set(world.mail.inbox.map(({ to }) => to))).toHaveLength(5);
    });

    it("never takes more than half of a daily quota, and goes on the day after", async () => {
      const world = createWorld({ dailyQuota: 5 });
      for (let i = 0; i < 5; i += 1) await world.subscribe({ email: `reader${i}@example.com` });
      expect(world.mail.inbox).toHaveLength(2);
      world.pass(DAY);
      await world.tick();
      expect(world.mail.inbox).toHaveLength(4);
      world.pass(DAY);
      await world.tick();
      expect(world.mail.inbox).toHaveLength(5);
    });

    it("counts each mail for the account's quota once it was taken, however many attempts that took", async () => {
      const world = createWorld({ dailyQuota: 100 });
      const counted: string[] = [];
      Object.assign(world.deps, { quota: { count: async (mail: string) => void counted.push(mail) } });
      world.mail.script.push("rate", "no-answer", "rate");
      await world.subscribe({ email: EMAIL });
      for (let ticks = 0; ticks < 4; ticks += 1) {
        world.pass(HOUR / 4);
        await world.tick();
      }
      expect(world.mail.inbox).toHaveLength(1);
      expect(counted).toEqual(["confirmation"]);
    });

    it("starts only with a submitted mail", async () => {
      const world = createWorld();
      world.mail.script.push("rate");
      await world.subscribe({ email: EMAIL });
      expect(world.mail.inbox).toHaveLength(0);
      world.pass(MINUTE);
      await world.tick();
      expect(world.mail.inbox).toHaveLength(1);
    });
  });

  describe("a confirmation mail that was not submitted", () => {
    it.each(["rate", "no-answer", "accept-and-lose-reply"] as const)(
      "is repeated by a tick, byte for byte, after %s",
      async (deed) => {
        const world = createWorld();
        world.mail.script.push(deed);
        await world.subscribe({ email: EMAIL, cadence: "daily", languages: "es" });
        await world.subscribe({ email: EMAIL });
        world.pass(5 * MINUTE);
        await world.tick();
        await world.tick();
        expect(world.mail.inbox).toHaveLength(1);
        expect(world.mail.attempts).toHaveLength(2);
        expect(world.mail.attempts[1]).toEqual(world.mail.attempts[0]);
        await world.confirm(world.lastToken(EMAIL));
        expect(await world.find(EMAIL)).toMatchObject({
          status: "active",
          cadence: "daily",
          languages: ["es"],
        });
      },
    );

    it("is repeated after a crash between claiming and submitting it", async () => {
      const world = createWorld();
      await world.ask({ email: EMAIL });
      await world.tick();
      expect(world.mail.inbox).toHaveLength(1);
    });

    it("is taken for submitted where a crash hid that it was", async () => {
      const world = createWorld();
      await world.ask({ email: EMAIL });
      world.crashOn("markSubmitted");
      await world.finish();
      world.pass(MINUTE);
      await world.tick();
      await world.tick();
      expect(world.mail.inbox).toHaveLength(1);
      expect(world.mail.attempts).toHaveLength(2);
    });

    it("waits until its key has lived where the provider knows that with another body, and gets a new one", async () => {
      const world = createWorld();
      await world.ask({ email: EMAIL });
      world.crashOn("markSubmitted");
      await world.finish();
      Object.assign(world.deps.settings.newsletter, { title: "Renamed" });
      for (let part = 1; part < 23; part += 1) {
        world.pass(format.terms.keyLifeMs / 24);
        await world.tick();
      }
      expect(world.mail.attempts).toHaveLength(2);
      world.pass(format.terms.keyLifeMs / 24);
      await world.tick();
      expect(world.mail.inbox).toHaveLength(2);
      expect(new Set(world.mail.attempts.map(({ key }) => key))).toHaveLength(2);
    });

    it("is never given up: a day of silence, and the link is good for a week from then on", async () => {
      const world = createWorld();
      world.mail.script.push(...Array.from({ length: 10 }, () => "no-answer" as const));
      await world.subscribe({ email: EMAIL });
      for (let ticks = 0; ticks < 10; ticks += 1) {
        world.pass(15 * MINUTE);
        await world.tick();
      }
      expect(world.mail.inbox).toHaveLength(1);
      const isKeyOld = format.terms.keyLifeMs < 150 * MINUTE;
      expect(new Set(world.mail.attempts.map(({ key }) => key)).size > 1).toBe(isKeyOld);
      world.pass(7 * DAY - MINUTE);
      await world.tick();
      expect(await world.confirm(world.lastToken(EMAIL))).toMatchObject({ ok: true });
    });

    it("goes to nobody who left or was suppressed meanwhile", async () => {
      const world = createWorld();
      await world.ask({ email: EMAIL });
      await world.ask({ email: "eve@example.com" });
      world.pass(MINUTE);
      await world.leave(await world.sign(EMAIL, "leave"));
      await world.deps.suppressions.suppressReported({
        id: await world.idOf("eve@example.com"),
        reason: "bounce",
        at: 1,
        issue: null,
      });
      await world.tick();
      expect(world.mail.attempts).toEqual([]);
    });
  });
});
