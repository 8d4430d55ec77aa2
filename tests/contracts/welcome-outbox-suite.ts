import { describe, expect, it } from "vitest";
import { createD1ChangeLog } from "../../src/adapters/d1/change-log.ts";
import { createD1DepartureList } from "../../src/adapters/d1/departure-list.ts";
import { createD1SignupStore } from "../../src/adapters/d1/signup-store.ts";
import { asIssueId } from "../../src/core/ids.ts";
import type { WelcomeContent } from "../../src/core/welcome.ts";
import type { NewChange } from "../../src/ports/change-log.ts";
import type { OwedWelcome } from "../../src/ports/signup-store.ts";
import { buildPost } from "../builders/posts.ts";
import { buildSubscriber, departed, idOf } from "../builders/subscribers.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = 20_000 * DAY + 12 * HOUR;
const WEEK = 7 * DAY;

const NOTHING: WelcomeContent = { language: "en", latest: null };
const SOMETHING: WelcomeContent = {
  language: "es",
  latest: {
    issue: asIssueId("weekly-1"),
    posts: [buildPost("es/a", { title: 'Él dijo: "¡ya!" \u{1f980}' })],
  },
};

/** The outbox of welcome mails, over SQLite in Node and over D1 in workerd. Each test has a day of its own. */
export function describeWelcomeOutbox(db: D1Database) {
  const signups = createD1SignupStore(db);
  const changes = createD1ChangeLog(db);
  const departures = createD1DepartureList(db);

  const signUp = async (start: string, at: number) => {
    const { id, address, consent, languages, topics, cadence, hour, timeZone } = buildSubscriber(start);
    const choices = { languages, topics, cadence, hour, timeZone };
    const request = { id, address, choices, consent: consent.signup, requestedAt: at, expiresAt: at + WEEK };
    const throttle = { gapMs: 0, perDay: 9, perHour: 1000, everybodyPerDay: null };
    await signups.claim(request, { kind: "confirmation", language: "en", at }, throttle);
  };
  const change = (start: string, at: number): NewChange => ({
    id: idOf(start),
    at,
    before: null,
    record: buildSubscriber(start, { languages: ["es", "en"], topics: [3] }),
    expectedSeq: null,
    departure: "keep",
  });
  const append = (start: string, at: number, rest: Partial<NewChange> = {}) =>
    changes.append({ ...change(start, at), welcome: { perHour: 1000 }, ...rest });
  const confirm = async (start: string, at: number) => {
    await signUp(start, at - MINUTE);
    await append(start, at);
    const owed = await signups.findWelcome(idOf(start));
    if (owed === null) throw new Error(`${start} is owed no mail`);
    return owed;
  };
  const owedTo = (owed: readonly OwedWelcome[]) => owed.map(({ id }) => id.slice(0, 2));

  describe("the outbox of welcome mails", () => {
    it("owes one to the reader as they confirmed, in the transaction of the change", async () => {
      expect(await confirm("a1", NOON)).toEqual({
        id: idOf("a1"),
        reader: { address: "a1@example.com", languages: ["es", "en"], topics: [3] },
        at: NOON,
        content: null,
      });
      expect(await signups.findWelcome(idOf("a0"))).toBeNull();
    });

    it("owes none where another change came between, where none is asked for, or without a signup", async () => {
      await signUp("a2", NOON);
      await changes.append(change("a2", NOON));
      expect(await signups.findWelcome(idOf("a2"))).toBeNull();
      expect(await append("a2", NOON + 1)).toBe("outdated");
      expect(await signups.findWelcome(idOf("a2"))).toBeNull();
      await append("a3", NOON);
      expect(await signups.findWelcome(idOf("a3"))).toBeNull();
    });

    it("owes one where two confirmations race", async () => {
      await signUp("a4", NOON);
      await Promise.all([append("a4", NOON + 1), append("a4", NOON + 2)]);
      const [latest, owed] = [await changes.findLatest(idOf("a4")), await signups.findWelcome(idOf("a4"))];
      expect(owed?.at).toBe(latest?.at);
    });

    it("keeps the first content, whatever is claimed later, and gives it back to the letter", async () => {
      const owed = await confirm("b1", NOON + DAY);
      expect(await signups.claimWelcome(owed, SOMETHING)).toEqual(SOMETHING);
      expect(await signups.claimWelcome(owed, NOTHING)).toEqual(SOMETHING);
      expect((await signups.findWelcome(idOf("b1")))?.content).toEqual(SOMETHING);
      const other = await confirm("b2", NOON + DAY);
      expect(await signups.claimWelcome(other, NOTHING)).toEqual(NOTHING);
      expect(await signups.claimWelcome(other, SOMETHING)).toEqual(NOTHING);
    });

    it("owes a submitted one no more, twice said or not, but the next confirmation's", async () => {
      const owed = await confirm("c1", NOON + 2 * DAY);
      await signups.markWelcomed(owed.id, owed.at - 1);
      expect(await signups.findWelcome(owed.id)).toEqual(owed);
      for (let times = 0; times < 2; times += 1) await signups.markWelcomed(owed.id, owed.at);
      expect(await signups.findWelcome(owed.id)).toBeNull();
      expect(await signups.claimWelcome(owed, NOTHING)).toBeNull();
      const { seq = 0 } = (await changes.findLatest(owed.id)) ?? {};
      await append("c1", owed.at + DAY, { expectedSeq: seq });
      expect(await signups.findWelcome(owed.id)).toEqual({ ...owed, at: owed.at + DAY });
      await signups.markWelcomed(owed.id, owed.at); // a late word about the first
      expect(await signups.findWelcome(owed.id)).not.toBeNull();
    });

    it("owes none to who has left, is suppressed or erased", async () => {
      const at = NOON + 4 * DAY;
      const [left, barred, erased] = [
        await confirm("d1", at),
        await confirm("d2", at),
        await confirm("d3", at),
      ];
      const { seq = 0 } = (await changes.findLatest(left.id)) ?? {};
      const record = departed(buildSubscriber("d1"), at + 1);
      await changes.append({ ...change("d1", at + 1), record, expectedSeq: seq, departure: "add" });
      await departures.suppress(barred.id, "bounce", at);
      await signups.remove(erased.id);
      for (const owed of [left, barred, erased]) {
        expect(await signups.findWelcome(owed.id)).toBeNull();
        expect(await signups.claimWelcome(owed, NOTHING)).toBeNull();
      }
      expect(await signups.listWelcomes(at - 1, 10)).toEqual([]);
    });

    it("lists those younger than asked for, oldest first", async () => {
      const at = NOON + 6 * DAY;
      for (const [start, age] of [
        ["e1", 0],
        ["e2", 2],
        ["e3", 1],
        ["e4", 3],
      ] as const)
        await confirm(start, at - age * MINUTE);
      await signups.markWelcomed(idOf("e3"), at - MINUTE);
      expect(owedTo(await signups.listWelcomes(at - 3 * MINUTE, 10))).toEqual(["e2", "e1"]);
      expect(owedTo(await signups.listWelcomes(at - 3 * MINUTE, 1))).toEqual(["e2"]);
    });

    it("owes no more in an hour than it may, submitted ones included", async () => {
      const at = NOON + 8 * DAY;
      const first = await confirm("f1", at);
      await signups.markWelcomed(first.id, at);
      for (const start of ["f2", "f3", "f4"]) await signUp(start, at);
      const welcome = { perHour: 2 };
      for (const [start, minutes] of [
        ["f2", 1],
        ["f3", 59],
        ["f4", 60],
      ] as const)
        await append(start, at + minutes * MINUTE, { welcome });
      expect(owedTo(await signups.listWelcomes(at - 1, 10))).toEqual(["f2", "f4"]);
      expect(await changes.findLatest(idOf("f3"))).not.toBeNull();
    });

    it("is neither counted nor touched by the throttle of confirmation mails", async () => {
      const at = NOON + 10 * DAY;
      const owed = await confirm("ab1", at);
      await signups.markSubmitted(owed.id, at - MINUTE, at - MINUTE);
      await signups.settle(owed.id);
      const before = await signups.find(owed.id);
      await signups.claimWelcome(owed, NOTHING);
      await signUp("ab1", at + 1); // asks again: the address and the choices are saved
      expect(await signups.findWelcome(owed.id)).toEqual({ ...owed, content: NOTHING });
      await signups.markWelcomed(owed.id, at);
      expect((await signups.listOwed(at - HOUR, 10)).map(({ id }) => id)).toEqual([owed.id]);
      expect(before?.mail).toBeNull();
    });

    it("keeps the row for the mail's hour where the signup ends sooner", async () => {
      const at = NOON + 20 * DAY;
      await signUp("ac1", at - WEEK + MINUTE);
      await append("ac1", at);
      await signups.removeExpired(at + 30 * MINUTE);
      expect(await signups.findWelcome(idOf("ac1"))).not.toBeNull();
      await signups.removeExpired(at + HOUR);
      expect(await signups.findWelcome(idOf("ac1"))).toBeNull();
    });
  });
}
