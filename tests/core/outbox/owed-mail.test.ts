import { describe, expect, it } from "vitest";
import {
  decideAttempt,
  decideFate,
  deriveBackOff,
  type OwedMail,
} from "../../../src/core/outbox/owed-mail.ts";
import { type Answer, NO_RATE_READING, type Refusal } from "../../../src/core/provider/answer.ts";
import type { Standing } from "../../../src/core/subscribers/may-be-mailed.ts";
import { idOf } from "../../builders/subscribers.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const REPEAT_MS = 23 * HOUR;
const NOW = Date.UTC(2026, 10, 23, 9);
const HERE = { unsubscribedAt: null, suppressed: null };

const NEW = { dueAt: NOW, attempts: 0, generation: 1, inDoubtSince: null, refusedSince: null };
const mail = { address: "ada@example.com", language: "en" } as const;
const confirmation = (attempts: Partial<OwedMail> = {}): OwedMail =>
  ({
    kind: "signup",
    id: idOf("a"),
    at: NOW,
    mail: { ...mail, says: "confirm" },
    ...NEW,
    ...attempts,
  }) as OwedMail;
const alreadyIn = { ...confirmation(), mail: { ...mail, says: "already-in" } } as OwedMail;
const welcome = (attempts: Partial<OwedMail> = {}): OwedMail =>
  ({
    ...{ kind: "welcome", id: idOf("a"), at: NOW, ...NEW },
    mail: { reader: { address: "ada@example.com", languages: ["en"], topics: [] }, content: null },
    ...attempts,
  }) as OwedMail;
const link: OwedMail = {
  kind: "magic-link",
  id: idOf("a"),
  at: NOW,
  mail: { ...mail, askedBy: "link" },
  ...NEW,
};

const accepted: Answer = { kind: "accepted", providerIds: ["1"], rate: NO_RATE_READING };
const silence: Answer = { kind: "in-doubt", status: null, name: "network", rate: NO_RATE_READING };
const refusal = (reason: Refusal): Answer => ({
  ...{ kind: "refused", reason, status: 400, name: reason, message: "" },
  rate: NO_RATE_READING,
});

const attemptAt = (owed: OwedMail, standing: Standing, now: number) =>
  decideAttempt(owed, standing, REPEAT_MS, now);

describe("an attempt at an owed mail", () => {
  it("is in doubt from its beginning, and due again after its back-off", () => {
    expect(attemptAt(confirmation(), HERE, NOW + 5)).toEqual({
      attempt: confirmation({ attempts: 1, inDoubtSince: NOW + 5, dueAt: NOW + 5 + 2000 }),
    });
    const doubted = confirmation({ attempts: 1, inDoubtSince: NOW });
    expect(attemptAt(doubted, HERE, NOW + HOUR)).toMatchObject({
      attempt: { attempts: 2, inDoubtSince: NOW, generation: 1 },
    });
  });

  it("keeps the key for 23 hours from the first doubt; then a confirmation gets a new one, and a welcome ends", () => {
    const doubted = { inDoubtSince: NOW - REPEAT_MS + 1, at: NOW - REPEAT_MS };
    expect(attemptAt(confirmation(doubted), HERE, NOW)).toMatchObject({ attempt: { generation: 1 } });
    expect(attemptAt(welcome(doubted), HERE, NOW)).toMatchObject({ attempt: { generation: 1 } });
    expect(attemptAt(confirmation(doubted), HERE, NOW + 1)).toMatchObject({
      attempt: { generation: 2, inDoubtSince: NOW + 1 },
    });
    expect(attemptAt(welcome(doubted), HERE, NOW + 1)).toEqual({ end: "unknown" });
  });

  it("is none for whoever is suppressed, or left since; whoever left before and asks to join gets theirs", () => {
    for (const owed of [confirmation(), alreadyIn, welcome(), link])
      expect(attemptAt(owed, { ...HERE, suppressed: "bounce" }, NOW)).toEqual({ end: "suppressed" });
    for (const owed of [confirmation(), alreadyIn, welcome(), link])
      expect(attemptAt(owed, { ...HERE, unsubscribedAt: NOW }, NOW)).toEqual({ end: "left" });
    expect(attemptAt(confirmation(), { ...HERE, unsubscribedAt: NOW - 1 }, NOW)).toHaveProperty("attempt");
    expect(attemptAt(alreadyIn, { ...HERE, unsubscribedAt: NOW - 1 }, NOW)).toEqual({ end: "left" });
  });

  it("comes too late for a magic link after 50 minutes, for a welcome after a day, for a confirmation never", () => {
    expect(attemptAt(link, HERE, NOW + 50 * MINUTE - 1)).toHaveProperty("attempt");
    expect(attemptAt(link, HERE, NOW + 50 * MINUTE)).toEqual({ end: "too-late" });
    expect(attemptAt(welcome(), HERE, NOW + 24 * HOUR)).toEqual({ end: "too-late" });
    expect(attemptAt(confirmation(), HERE, NOW + 1000 * HOUR)).toHaveProperty("attempt");
  });
});

describe("what an answer makes of an owed mail", () => {
  const attempt = confirmation({ attempts: 1, inDoubtSince: NOW });
  const facts = { before: confirmation(), acceptedAt: null, repeatMs: REPEAT_MS, now: NOW + 10 };

  it("is submitted once it was accepted", () => {
    expect(decideFate(attempt, { ...facts, answer: accepted })).toEqual({ kind: "submitted" });
  });

  it("is owed and in doubt where nothing certain came", () => {
    expect(decideFate(attempt, { ...facts, answer: silence })).toMatchObject({
      attempts: { inDoubtSince: NOW, dueAt: NOW + 10 + 2000 },
    });
  });

  it.each(["rate", "daily-quota", "monthly-quota", "author", "content"] as const)(
    "is owed and in no new doubt after a certain refusal (%s)",
    (reason) => {
      const answer = refusal(reason);
      expect(decideFate(attempt, { ...facts, answer })).toMatchObject({
        kind: "owed",
        attempts: { inDoubtSince: null },
      });
      const before = confirmation({ inDoubtSince: NOW - HOUR });
      expect(
        decideFate({ ...attempt, inDoubtSince: NOW - HOUR }, { ...facts, before, answer }),
      ).toMatchObject({
        attempts: { inDoubtSince: NOW - HOUR },
      });
    },
  );

  it("ends where the provider refuses it again and took another in between, and for no refusal that all get", () => {
    const again = { ...attempt, refusedSince: NOW - MINUTE };
    const answer = refusal("content");
    expect(decideFate(again, { ...facts, answer })).toMatchObject({ kind: "owed" });
    expect(decideFate(again, { ...facts, answer, acceptedAt: NOW - HOUR })).toMatchObject({ kind: "owed" });
    expect(decideFate(again, { ...facts, answer, acceptedAt: NOW - MINUTE })).toMatchObject({ kind: "owed" });
    expect(decideFate(again, { ...facts, answer, acceptedAt: NOW })).toEqual({
      kind: "ended",
      end: "address-refused",
    });
    const other = { ...facts, answer: refusal("author"), acceptedAt: NOW };
    expect(decideFate(again, other)).toMatchObject({ kind: "owed" });
    expect(decideFate(attempt, { ...facts, answer, acceptedAt: NOW })).toMatchObject({
      attempts: { refusedSince: NOW + 10 },
    });
  });

  it("waits for a new key where the key was used for other bytes; what must not come twice counts as submitted", () => {
    const answer = refusal("key-reused");
    expect(decideFate(attempt, { ...facts, answer })).toMatchObject({
      attempts: { dueAt: NOW + REPEAT_MS, inDoubtSince: NOW },
    });
    expect(decideFate({ ...welcome(), inDoubtSince: NOW }, { ...facts, answer })).toEqual({
      kind: "submitted",
    });
  });
});

describe("the back-off of a mail", () => {
  it("doubles from two seconds up to five minutes", () => {
    expect([1, 2, 3, 8, 9, 1000].map(deriveBackOff)).toEqual([2000, 4000, 8000, 256_000, 300_000, 300_000]);
  });
});
