import { describe, expect, it } from "vitest";
import { createD1Outbox } from "../../../src/adapters/d1/outbox/outbox.ts";
import { createD1ChangeLog } from "../../../src/adapters/d1/subscribers/change-log.ts";
import { createD1MagicLinkStore } from "../../../src/adapters/d1/subscribers/magic-link-store.ts";
import { createD1SignupStore } from "../../../src/adapters/d1/subscribers/signup-store.ts";
import { createD1SuppressionList } from "../../../src/adapters/d1/subscribers/suppression-list.ts";
import { asIssueId } from "../../../src/core/ids.ts";
import type { OwedMail } from "../../../src/core/outbox/owed-mail.ts";
import type { NewChange } from "../../../src/core/subscribers/change.ts";
import type { WelcomeContent } from "../../../src/core/subscribers/welcome-content.ts";
import { buildPost } from "../../builders/posts.ts";
import { buildSubscriber, departed, idOf } from "../../builders/subscribers.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOON = 20_000 * DAY + 12 * HOUR;

const NOTHING: WelcomeContent = { language: "en", latest: null };
const SOMETHING: WelcomeContent = {
  language: "es",
  latest: {
    issue: asIssueId("weekly-1"),
    posts: [buildPost("es/a", { title: 'Él dijo: "¡ya!" \u{1f980}' })],
  },
};

type OwedWelcome = OwedMail & { readonly kind: "welcome" };

/** Owed mail, over SQLite in Node and over D1 in workerd. Each test has days of its own and leaves nothing owed. */
export function describeOutbox(db: D1Database) {
  const outbox = createD1Outbox(db);
  const signups = createD1SignupStore(db);
  const changes = createD1ChangeLog(db);
  const suppressions = createD1SuppressionList(db);
  const links = createD1MagicLinkStore(db);

  const signUp = (start: string, at: number) => {
    const { id, address, consent, languages, topics, cadence, hour, timeZone } = buildSubscriber(start);
    const choices = { languages, topics, cadence, hour, timeZone };
    const request = { id, at, address, choices, consent: consent.signup };
    return signups.add(request, { says: "confirm", address, language: "en" });
  };
  const change = (start: string, at: number): NewChange => ({
    id: idOf(start),
    at,
    before: null,
    record: buildSubscriber(start, { languages: ["es", "en"], topics: [3] }),
    expectedSeq: null,
    unsubscription: "keep",
  });
  const findWelcome = async (start: string, at: number) =>
    (await outbox.find("welcome", idOf(start), at)) as OwedWelcome | null;
  const welcome = async (start: string, at: number): Promise<OwedWelcome> => {
    await changes.append({ ...change(start, at), welcome: true });
    const owed = await findWelcome(start, at);
    if (owed === null) throw new Error(`${start} is owed no welcome`);
    return owed;
  };
  const askLink = (start: string, at: number) =>
    links.claim(
      {
        kind: "magic-link",
        id: idOf(start),
        at,
        mail: { askedBy: "link", address: `${start}@example.com`, language: "en" },
        dueAt: at + MINUTE,
        attempts: 1,
        generation: 1,
        inDoubtSince: at,
        refusedSince: null,
      },
      { owedSince: at - HOUR, forgetBefore: at - DAY },
    );
  const due = async (at: number, limit = 40) =>
    (await outbox.look(at, limit)).due.map((one) => `${one.kind} ${one.id.slice(0, 3).replace(/0+$/, "")}`);
  const forget = async (...starts: readonly string[]) => {
    for (const start of starts)
      await db.prepare("DELETE FROM owed_mails WHERE id = ?1").bind(idOf(start)).run();
  };

  describe("the outbox", () => {
    it("shows what is due, of each kind the oldest first, and when the next is", async () => {
      const at = NOON;
      for (const [start, minutes] of [
        ["a1", 2],
        ["a2", 1],
        ["a3", 30],
      ] as const)
        await signUp(start, at + minutes * MINUTE);
      await welcome("a4", at);
      expect(await askLink("a5", at + MINUTE)).toBe(true);
      expect(await due(at + 2 * MINUTE)).toEqual(["signup a2", "signup a1", "welcome a4", "magic-link a5"]);
      expect(await due(at + 2 * MINUTE, 1)).toEqual(["signup a2", "welcome a4", "magic-link a5"]);
      expect((await outbox.look(at, 1)).nextDueAt).toEqual({
        signup: at + MINUTE,
        welcome: at,
        "magic-link": at + 2 * MINUTE,
        "author-note": null,
      });
      await forget("a1", "a2", "a3", "a4", "a5");
      expect(await outbox.look(at, 1)).toMatchObject({
        due: [],
        nextDueAt: { signup: null, welcome: null, "magic-link": null, "author-note": null },
      });
    });

    it("says of each who left and who is suppressed", async () => {
      const at = NOON + DAY;
      await signUp("b1", at);
      await suppressions.suppressReported({ id: idOf("b1"), reason: "bounce", at: at, issue: null });
      await changes.append({ ...change("b2", at), unsubscription: "add" });
      await signUp("b2", at + 1);
      await signUp("b3", at + 2);
      expect((await outbox.look(at + 2, 9)).due).toMatchObject([
        { suppressed: "bounce", unsubscribedAt: null },
        { suppressed: null, unsubscribedAt: at },
        { suppressed: null, unsubscribedAt: null },
      ]);
      await forget("b1", "b2", "b3");
    });

    it("shows one mail of an address at a time, and the next once that is gone for whatever reason", async () => {
      const at = NOON + 2 * DAY;
      await signUp("c1", at);
      await signUp("c1", at + 1);
      expect((await outbox.look(at + HOUR, 9)).due).toMatchObject([{ at }]);
      expect((await outbox.look(at + HOUR, 9)).nextDueAt.signup).toBe(at);
      await signups.settle(idOf("c1"), at);
      expect((await outbox.look(at + HOUR, 9)).due).toMatchObject([{ at: at + 1 }]);
      await forget("c1");
    });

    it("keeps how far the attempts have got, of those that are still owed", async () => {
      const at = NOON + 3 * DAY;
      await signUp("d1", at);
      await signUp("d2", at);
      const { due: found } = await outbox.look(at, 9);
      await forget("d2");
      const changed = found.map((owed) => ({
        ...owed,
        attempts: 3,
        generation: 2,
        inDoubtSince: at + 1,
        refusedSince: at + 2,
        dueAt: at + HOUR,
      }));
      expect((await outbox.save(changed)).map(({ id }) => id)).toEqual([idOf("d1")]);
      const {
        unsubscribedAt: _,
        suppressed: __,
        ...saved
      } = changed.find(({ id }) => id === idOf("d1")) ?? {};
      expect(await outbox.find("signup", idOf("d1"), at)).toEqual(saved);
      expect(await outbox.save([])).toEqual([]);
      await forget("d1");
    });

    it("owes a submitted mail no longer and counts it once in hour and day, however often it is said", async () => {
      const at = NOON + 4 * DAY;
      await signUp("e1", at);
      const [owed] = (await outbox.look(at, 9)).due;
      if (owed === undefined) throw new Error("a mail is due");
      for (let times = 0; times < 3; times += 1) await outbox.markSubmitted(owed, at + times);
      const greeted = await welcome("e2", at);
      for (let times = 0; times < 2; times += 1) await outbox.markSubmitted(greeted, at);
      expect(await outbox.find("signup", idOf("e1"), at)).toBeNull();
      const view = async (now: number) => (await outbox.look(now, 1)).submitted;
      expect(await view(at)).toEqual({ signupsThisHour: 1, signupsToday: 1, welcomesThisHour: 1 });
      expect(await view(at + HOUR)).toEqual({ signupsThisHour: 0, signupsToday: 1, welcomesThisHour: 0 });
      expect(await view(at + DAY)).toMatchObject({ signupsToday: 0 });
    });

    it("ends a mail with the request or the magic link that it was owed to", async () => {
      const at = NOON + 5 * DAY;
      await signUp("f1", at);
      await askLink("f1", at);
      for (const kind of ["signup", "magic-link"] as const) {
        const owed = await outbox.find(kind, idOf("f1"), at);
        for (let times = 0; times < 2; times += 1) if (owed !== null) await outbox.end(owed);
      }
      expect(await signups.find(idOf("f1"), at)).toBeNull();
      expect(await links.listSince(idOf("f1"), at - 1)).toEqual([]);
      expect(await due(at + HOUR)).toEqual([]);
    });

    it("passes over a row that cannot be read, once it was met", async () => {
      const at = NOON + 6 * DAY;
      await signUp("ab1", at);
      await signUp("ab2", at + 1);
      await db.prepare("UPDATE owed_mails SET mail = '{' WHERE id = ?1").bind(idOf("ab1")).run();
      expect((await outbox.look(at + 1, 1)).due).toEqual([]); // met, and noted
      expect((await outbox.look(at + 1, 1)).due).toMatchObject([{ id: idOf("ab2") }]);
      expect((await outbox.look(at + 1, 1)).nextDueAt.signup).toBe(at + 1);
      await forget("ab1", "ab2");
    });
  });

  describe("a magic link in the outbox", () => {
    it("is claimed by one of two who press at once, and marked where the throttle looks", async () => {
      const at = NOON + 8 * DAY;
      expect(await Promise.all([askLink("ac1", at), askLink("ac1", at)])).toEqual([true, false]);
      expect(await askLink("ac1", at + 1)).toBe(false);
      const owed = await outbox.find("magic-link", idOf("ac1"), at);
      if (owed === null) throw new Error("a link is owed");
      await outbox.markSubmitted(owed, at + 5);
      expect(await links.listSince(idOf("ac1"), at - 1)).toEqual([{ at, submittedAt: at + 5 }]);
    });
  });

  describe("a welcome mail in the outbox", () => {
    it("is owed to the reader as they confirmed, in the transaction of the change", async () => {
      const at = NOON + 10 * DAY;
      expect((await welcome("ba1", at)).mail).toEqual({
        reader: { address: "ba1@example.com", languages: ["es", "en"], topics: [3] },
        content: null,
      });
      await changes.append(change("ba2", at));
      expect(await findWelcome("ba2", at)).toBeNull();
      expect(await changes.append({ ...change("ba1", at + 1), welcome: true })).toBe("outdated");
      expect(await findWelcome("ba1", at + 1)).toBeNull();
      await forget("ba1");
    });

    it("is owed once where two confirmations race", async () => {
      const at = NOON + 11 * DAY;
      await Promise.all([1, 2].map((ms) => changes.append({ ...change("bb1", at + ms), welcome: true })));
      const latest = await changes.findLatest(idOf("bb1"));
      const owed = await Promise.all([1, 2].map((ms) => findWelcome("bb1", at + ms)));
      expect(owed.flatMap((one) => one?.at ?? [])).toEqual([latest?.at]);
      await forget("bb1");
    });

    it("keeps the first content, whatever is frozen later, and gives it back to the letter", async () => {
      const at = NOON + 12 * DAY;
      const owed = await welcome("bc1", at);
      expect(await outbox.freezeWelcome(owed, SOMETHING)).toEqual(SOMETHING);
      expect(await outbox.freezeWelcome(owed, NOTHING)).toEqual(SOMETHING);
      expect((await findWelcome("bc1", at))?.mail.content).toEqual(SOMETHING);
      const other = await welcome("bc2", at);
      expect(await outbox.freezeWelcome(other, NOTHING)).toEqual(NOTHING);
      expect(await outbox.freezeWelcome(other, SOMETHING)).toEqual(NOTHING);
      await forget("bc1", "bc2");
    });

    it.each([
      ["be1", '"x"'],
      ["be2", "[]"],
      ["be3", "7"],
      ["be4", '{"language":1,"latest":null}'],
      ["be5", '{"language":"en","latest":{}}'],
    ])(
      "of %s is owed still, and nothing that is mailed, where what was frozen cannot be read (%s)",
      async (start, content) => {
        const at = NOON + 13 * DAY;
        const owed = await welcome(start, at);
        const spoil = "UPDATE owed_mails SET mail = json_set(mail, '$.content', json(?)) WHERE id = ?";
        await db.prepare(spoil).bind(content, owed.id).run();
        await expect(outbox.freezeWelcome(owed, NOTHING)).rejects.toThrow("cannot be read");
        expect(await db.prepare("SELECT id FROM owed_mails WHERE id = ?").bind(owed.id).first("id")).toBe(
          owed.id,
        );
        await db.prepare("DELETE FROM unreadable_rows").run();
        await forget(start);
      },
    );

    it("is frozen for nobody who has left, is suppressed, was erased or has it already", async () => {
      const at = NOON + 14 * DAY;
      const [left, barred, erased, had] = [
        await welcome("bd1", at),
        await welcome("bd2", at),
        await welcome("bd3", at),
        await welcome("bd4", at),
      ];
      const { seq = 0 } = (await changes.findLatest(left.id)) ?? {};
      const record = departed(buildSubscriber("bd1"), at + 1);
      await changes.append({ ...change("bd1", at + 1), record, expectedSeq: seq, unsubscription: "add" });
      await suppressions.suppressReported({ id: barred.id, reason: "bounce", at: at, issue: null });
      await signups.forget(erased.id);
      await outbox.markSubmitted(had, at);
      for (const owed of [left, barred, erased, had])
        expect(await outbox.freezeWelcome(owed, NOTHING)).toBeNull();
      await forget("bd1", "bd2");
    });
  });
}
