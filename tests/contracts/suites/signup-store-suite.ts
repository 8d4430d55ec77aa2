import { describe, expect, it } from "vitest";
import { createD1Outbox } from "../../../src/adapters/d1/outbox/outbox.ts";
import { createD1SignupStore } from "../../../src/adapters/d1/subscribers/signup-store.ts";
import type { SignupMail } from "../../../src/core/outbox/owed-mail.ts";
import type { Signup } from "../../../src/core/subscribers/signup.ts";
import { buildSubscriber, idOf } from "../../builders/subscribers.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = 20_000 * DAY + 12 * HOUR;

const { languages, topics, cadence, hour, timeZone, consent } = buildSubscriber("a");

const signup = (start: string, at: number): Omit<Signup, "expiresAt"> => ({
  id: idOf(start),
  at,
  address: `${start}@example.com`,
  choices: { languages, topics, cadence, hour, timeZone },
  consent: consent.signup,
});
const mailTo = (start: string, says: SignupMail["says"] = "confirm"): SignupMail => ({
  says,
  address: `${start}@example.com`,
  language: "en",
});

/** Requests and the mails they are owed, over SQLite in Node and over D1 in workerd. Each test has a day of its own. */
export function describeSignupStore(db: D1Database) {
  const store = createD1SignupStore(db);
  const outbox = createD1Outbox(db);
  const add = (start: string, at: number, says?: SignupMail["says"]) =>
    store.add(signup(start, at), mailTo(start, says));
  const findOwed = (start: string, at: number) => outbox.find("signup", idOf(start), at);
  const submit = async (start: string, at: number, submittedAt = at) => {
    const owed = await findOwed(start, at);
    if (owed === null) throw new Error(`${start} is owed no mail`);
    await outbox.markSubmitted(owed, submittedAt);
  };
  const dueAt = async (start: string, at: number) => (await findOwed(start, at))?.dueAt;

  describe("the store of signups", () => {
    it("gives a request back as it was taken down, and owes its mail at once", async () => {
      expect(await add("a1", NOON)).toBe(NOON);
      expect(await store.find(idOf("a1"), NOON)).toEqual({ ...signup("a1", NOON), expiresAt: null });
      expect(await findOwed("a1", NOON)).toEqual({
        kind: "signup",
        id: idOf("a1"),
        at: NOON,
        mail: mailTo("a1"),
        dueAt: NOON,
        attempts: 0,
        generation: 1,
        inDoubtSince: null,
        refusedSince: null,
      });
      expect(await store.find(idOf("a1"), NOON + 1)).toBeNull();
      expect(await store.find(idOf("a2"), NOON)).toBeNull();
    });

    it("gives requests of the same moment a name each, and keeps both", async () => {
      const at = NOON + DAY;
      const names = await Promise.all([add("b1", at), add("b1", at)]);
      expect(names.toSorted()).toEqual([at, at + 1]);
      for (const name of names) expect(await store.find(idOf("b1"), name)).not.toBeNull();
      expect(await store.findLatest(idOf("b1"), at)).toMatchObject({ at: at + 1 });
    });

    it("keeps the oldest owed mail and the latest request, however often somebody asks", async () => {
      const at = NOON + 2 * DAY;
      for (let second = 0; second < 50; second += 1) await add("c1", at + second * 1000);
      const names = async (table: string) => {
        const { results } = await db
          .prepare(`SELECT at FROM ${table} WHERE id = ?1 ORDER BY at`)
          .bind(idOf("c1"))
          .all<{ at: number }>();
        return results.map((row) => row.at);
      };
      expect(await names("signups")).toEqual([at, at + 49_000]);
      expect(await names("owed_mails")).toEqual([at, at + 49_000]);
      await submit("c1", at, at + MINUTE);
      expect(await names("signups")).toEqual([at, at + 49_000]);
      expect(await dueAt("c1", at + 49_000)).toBe(at + 11 * MINUTE);
    });

    it("owes the next mail ten minutes after the last was submitted, and the fourth on the next day", async () => {
      const at = NOON + 4 * DAY;
      for (const [index, minutes] of [0, 10, 20].entries()) {
        await add("d1", at + minutes * MINUTE);
        expect(await dueAt("d1", at + minutes * MINUTE), `mail ${index}`).toBe(at + minutes * MINUTE);
        await submit("d1", at + minutes * MINUTE);
      }
      await add("d1", at + 21 * MINUTE);
      expect(await dueAt("d1", at + 21 * MINUTE)).toBe(at + 12 * HOUR);
    });

    it("counts a mail to an active reader like any other, and takes down no request for it", async () => {
      const at = NOON + 6 * DAY;
      await add("e1", at, "already-in");
      expect(await store.findLatest(idOf("e1"), at)).toBeNull();
      await submit("e1", at);
      await add("e1", at + MINUTE);
      expect(await dueAt("e1", at + MINUTE)).toBe(at + 10 * MINUTE);
    });

    it("takes nothing down and owes nothing where no mail is asked for", async () => {
      const at = NOON + 8 * DAY;
      expect(await store.add(signup("f1", at), null)).toBe(at);
      expect(await store.findLatest(idOf("f1"), at)).toBeNull();
      expect(await findOwed("f1", at)).toBeNull();
      await add("f2", at);
      await add("f2", at + 1);
      await store.add(signup("f2", at + 2), null);
      expect(await store.findLatest(idOf("f2"), at)).toMatchObject({ at: at + 1 });
    });

    it("lets a request end a week after its mail was submitted, and none whose mail is owed", async () => {
      const at = NOON + 100 * DAY;
      await add("ab1", at);
      await add("ab2", at);
      await submit("ab1", at, at + DAY);
      await store.removeExpired(at + 8 * DAY - 1);
      expect(await store.find(idOf("ab1"), at)).toMatchObject({ expiresAt: at + 8 * DAY });
      expect(await store.findLatest(idOf("ab1"), at + 8 * DAY)).toBeNull();
      for (let times = 0; times < 2; times += 1) await store.removeExpired(at + 30 * DAY);
      expect(await store.find(idOf("ab1"), at)).toBeNull();
      expect(await store.find(idOf("ab2"), at)).not.toBeNull();
      await store.forget(idOf("ab2"));
    });

    it("counts each address once that waits for a confirmation", async () => {
      const at = NOON + 200 * DAY;
      const before = await store.countPending(at);
      await add("ac1", at);
      await submit("ac1", at);
      await add("ac1", at + 1);
      await add("ac2", at);
      expect(await store.countPending(at)).toBe(before + 2);
      await store.settle(idOf("ac1"), at + 1);
      expect(await store.countPending(at)).toBe(before + 1);
    });

    it("settles what was asked for up to a moment, leaves what came later, and keeps the throttle", async () => {
      const at = NOON + 300 * DAY;
      await add("ad1", at);
      await submit("ad1", at);
      await add("ad1", at + MINUTE);
      for (let times = 0; times < 2; times += 1) await store.settle(idOf("ad1"), at + 30_000);
      expect(await store.find(idOf("ad1"), at)).toBeNull();
      expect(await findOwed("ad1", at + MINUTE)).toMatchObject({ dueAt: at + 10 * MINUTE });
      await store.settle(idOf("ad1"), at + MINUTE);
      expect(await findOwed("ad1", at + MINUTE)).toBeNull();
      expect(await store.findLatest(idOf("ad1"), at)).toBeNull();
      await add("ad1", at + 2 * MINUTE);
      expect(await dueAt("ad1", at + 2 * MINUTE)).toBe(at + 10 * MINUTE);
    });

    it("removes everything about an address", async () => {
      const at = NOON + 400 * DAY;
      await add("ae1", at);
      await submit("ae1", at);
      await add("ae1", at + 1);
      for (let times = 0; times < 2; times += 1) await store.forget(idOf("ae1"));
      expect(await store.findLatest(idOf("ae1"), at)).toBeNull();
      expect(await findOwed("ae1", at + 1)).toBeNull();
    });
  });
}
