import { describe, expect, it } from "vitest";
import { createD1SignupStore } from "../../src/adapters/d1/signup-store.ts";
import type { Signup, SignupThrottle } from "../../src/ports/signup-store.ts";
import { buildSubscriber, idOf } from "../builders/subscribers.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = 20_000 * DAY + 12 * HOUR;
const THROTTLE: SignupThrottle = { gapMs: 10 * MINUTE, perDay: 3, perHour: 1000, everybodyPerDay: null };

const { languages, topics, cadence, hour, timeZone, consent } = buildSubscriber("a");

const signup = (start: string, at: number): Omit<Signup, "mail"> => ({
  id: idOf(start),
  address: `${start}@example.com`,
  choices: { languages, topics, cadence, hour, timeZone },
  consent: consent.signup,
  requestedAt: at,
  expiresAt: at + 7 * DAY,
});

/** The outbox and throttle of signups, over SQLite in Node and over D1 in workerd. Each test has a day of its own. */
export function describeSignupStore(db: D1Database) {
  const store = createD1SignupStore(db);
  const claim = (start: string, at: number, throttle: Partial<SignupThrottle> = {}) =>
    store.claim(
      signup(start, at),
      { kind: "confirmation", language: "en", at },
      { ...THROTTLE, ...throttle },
    );

  describe("the store of signups", () => {
    it("gives a signup back as it was saved, and its mail to one claimant", async () => {
      const claims = await Promise.all([claim("a1", NOON), claim("a1", NOON)]);
      expect(claims.filter((claimed) => claimed !== null)).toHaveLength(1);
      const mail = { kind: "confirmation", language: "en", at: NOON, submittedAt: null };
      expect(await store.find(idOf("a1"))).toEqual({ ...signup("a1", NOON), mail });
      expect(await store.find(idOf("a2"))).toBeNull();
    });

    it("saves later choices while a mail is owed, and leaves the mail as it is", async () => {
      const at = NOON + DAY;
      await claim("b1", at);
      const changed = { ...signup("b1", at + 5), address: "B1@example.com" };
      expect(
        await store.claim(changed, { kind: "already-in", language: "es", at: at + 5 }, THROTTLE),
      ).toBeNull();
      expect(await store.find(idOf("b1"))).toMatchObject({
        address: "B1@example.com",
        requestedAt: at + 5,
        mail: { kind: "confirmation", at },
      });
      expect(await claim("b1", at + HOUR)).toMatchObject({ mail: { at: at + HOUR } });
    });

    it("starts the throttle with the submitted mail, and counts it once", async () => {
      const at = NOON + 2 * DAY;
      await claim("c1", at);
      for (let i = 0; i < 3; i += 1) await store.markSubmitted(idOf("c1"), at, at + 1);
      await store.markSubmitted(idOf("c1"), at - 1, at + 2);
      expect(await claim("c1", at + 10 * MINUTE)).toBeNull();
      for (const [round, later] of [1, 2].entries()) {
        const mailAt = at + 1 + later * 10 * MINUTE;
        expect(await claim("c1", mailAt), `round ${round}`).not.toBeNull();
        await store.markSubmitted(idOf("c1"), mailAt, mailAt);
      }
      expect(await claim("c1", at + 2 * HOUR)).toBeNull();
      expect(await claim("c1", at + 13 * HOUR)).not.toBeNull();
    });

    it("holds everybody to the hour and the day, owed mails included", async () => {
      const at = NOON + 4 * DAY;
      expect(await claim("d1", at, { perHour: 2 })).not.toBeNull();
      await store.markSubmitted(idOf("d1"), at, at);
      expect(await claim("d2", at, { perHour: 2 })).not.toBeNull();
      expect(await claim("d3", at, { perHour: 2 })).toBeNull();
      expect(await claim("d3", at, { everybodyPerDay: 2 })).toBeNull();
      expect(await claim("d3", at, { everybodyPerDay: 3 })).not.toBeNull();
      expect(await claim("d4", at, { perDay: 0 })).toBeNull();
      expect(await store.find(idOf("d4"))).toMatchObject({ mail: null });
    });

    it("lists owed mails younger than asked for, oldest first", async () => {
      const at = NOON + 6 * DAY;
      for (const [start, age] of [
        ["e1", 0],
        ["e2", 2],
        ["e3", 1],
        ["e4", 3],
      ] as const)
        await claim(start, at - age * MINUTE);
      await store.markSubmitted(idOf("e3"), at - MINUTE, at);
      const owed = async (limit: number) =>
        (await store.listOwed(at - 3 * MINUTE, limit)).map(({ id }) => id.slice(0, 2));
      expect(await owed(10)).toEqual(["e2", "e1"]);
      expect(await owed(1)).toEqual(["e2"]);
    });

    it("counts as pending who has not confirmed; what stays after that is the throttle", async () => {
      const at = NOON + 100 * DAY;
      await claim("f1", at);
      await claim("f2", at);
      await store.markSubmitted(idOf("f1"), at, at);
      expect(await store.countPending(at)).toBe(2);
      await store.settle(idOf("f1"));
      await store.settle(idOf("f1"));
      expect(await store.countPending(at)).toBe(1);
      expect(await store.find(idOf("f1"))).toMatchObject({ mail: null });
      expect(await claim("f1", at + MINUTE)).toBeNull();
      expect(await store.countPending(at + 7 * DAY)).toBe(0);
    });

    it("removes one, and all that ran out", async () => {
      const at = NOON + 200 * DAY;
      await claim("ab1", at);
      await claim("ab2", at + 1);
      await claim("ab3", at);
      await store.remove(idOf("ab3"));
      await store.remove(idOf("ab3"));
      expect(await store.find(idOf("ab3"))).toBeNull();
      await store.removeExpired(at + 7 * DAY);
      await store.removeExpired(at + 7 * DAY);
      expect(await store.find(idOf("ab1"))).toBeNull();
      expect(await store.find(idOf("ab2"))).not.toBeNull();
    });
  });
}
