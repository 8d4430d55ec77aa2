import { describe, expect, it } from "vitest";
import { decideAttempt } from "../../../src/core/outbox/decide-attempt.ts";
import type { OwedMail } from "../../../src/core/outbox/owed-mail.ts";
import type { Standing } from "../../../src/core/subscribers/may-be-mailed.ts";
import {
  ASKED_AT,
  owedAlreadyIn,
  owedConfirmation,
  owedLink,
  owedWelcome,
} from "../../builders/owed-mails.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const REPEAT_MS = 23 * HOUR;
const HERE = { unsubscribedAt: null, suppressed: null };

const attemptAt = (owed: OwedMail, standing: Standing, now: number) =>
  decideAttempt(owed, standing, REPEAT_MS, now);

describe("an attempt at an owed mail", () => {
  it("is in doubt from its beginning, and due again after its back-off", () => {
    expect(attemptAt(owedConfirmation(), HERE, ASKED_AT + 5)).toEqual({
      attempt: owedConfirmation({ attempts: 1, inDoubtSince: ASKED_AT + 5, dueAt: ASKED_AT + 5 + 2000 }),
    });
    const doubted = owedConfirmation({ attempts: 1, inDoubtSince: ASKED_AT });
    expect(attemptAt(doubted, HERE, ASKED_AT + HOUR)).toMatchObject({
      attempt: { attempts: 2, inDoubtSince: ASKED_AT, generation: 1 },
    });
  });

  it("keeps the key for 23 hours from the first doubt; then a confirmation gets a new one, and a welcome ends", () => {
    const doubted = { inDoubtSince: ASKED_AT - REPEAT_MS + 1, at: ASKED_AT - REPEAT_MS };
    expect(attemptAt(owedConfirmation(doubted), HERE, ASKED_AT)).toMatchObject({
      attempt: { generation: 1 },
    });
    expect(attemptAt(owedWelcome(doubted), HERE, ASKED_AT)).toMatchObject({ attempt: { generation: 1 } });
    expect(attemptAt(owedConfirmation(doubted), HERE, ASKED_AT + 1)).toMatchObject({
      attempt: { generation: 2, inDoubtSince: ASKED_AT + 1 },
    });
    expect(attemptAt(owedWelcome(doubted), HERE, ASKED_AT + 1)).toEqual({ end: "unknown" });
  });

  it("is none for whoever is suppressed, or left since; whoever left before and asks to join gets theirs", () => {
    for (const owed of [owedConfirmation(), owedAlreadyIn, owedWelcome(), owedLink])
      expect(attemptAt(owed, { ...HERE, suppressed: "bounce" }, ASKED_AT)).toEqual({ end: "suppressed" });
    for (const owed of [owedConfirmation(), owedAlreadyIn, owedWelcome(), owedLink])
      expect(attemptAt(owed, { ...HERE, unsubscribedAt: ASKED_AT }, ASKED_AT)).toEqual({ end: "left" });
    expect(attemptAt(owedConfirmation(), { ...HERE, unsubscribedAt: ASKED_AT - 1 }, ASKED_AT)).toHaveProperty(
      "attempt",
    );
    expect(attemptAt(owedAlreadyIn, { ...HERE, unsubscribedAt: ASKED_AT - 1 }, ASKED_AT)).toEqual({
      end: "left",
    });
  });

  it("comes too late for a magic link after 50 minutes, for a welcome after a day, for a confirmation never", () => {
    expect(attemptAt(owedLink, HERE, ASKED_AT + 50 * MINUTE - 1)).toHaveProperty("attempt");
    expect(attemptAt(owedLink, HERE, ASKED_AT + 50 * MINUTE)).toEqual({ end: "too-late" });
    expect(attemptAt(owedWelcome(), HERE, ASKED_AT + 24 * HOUR)).toEqual({ end: "too-late" });
    expect(attemptAt(owedConfirmation(), HERE, ASKED_AT + 1000 * HOUR)).toHaveProperty("attempt");
  });
});
