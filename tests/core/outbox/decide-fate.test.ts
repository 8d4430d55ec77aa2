import { describe, expect, it } from "vitest";
import { decideFate } from "../../../src/core/outbox/decide-fate.ts";
import { type Answer, NO_RATE_READING, type Refusal } from "../../../src/core/provider/answer.ts";
import { ASKED_AT, owedConfirmation, owedWelcome } from "../../builders/owed-mails.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const REPEAT_MS = 23 * HOUR;

const accepted: Answer = { kind: "accepted", providerIds: ["1"], rate: NO_RATE_READING };
const silence: Answer = { kind: "in-doubt", status: null, name: "network", rate: NO_RATE_READING };
const refusal = (reason: Refusal): Answer => ({
  ...{ kind: "refused", reason, status: 400, name: reason, message: "" },
  rate: NO_RATE_READING,
});

describe("what an answer makes of an owed mail", () => {
  const attempt = owedConfirmation({ attempts: 1, inDoubtSince: ASKED_AT });
  const facts = { before: owedConfirmation(), acceptedAt: null, repeatMs: REPEAT_MS, now: ASKED_AT + 10 };

  it("is submitted once it was accepted", () => {
    expect(decideFate(attempt, { ...facts, answer: accepted })).toEqual({ kind: "submitted" });
  });

  it("is owed and in doubt where nothing certain came", () => {
    expect(decideFate(attempt, { ...facts, answer: silence })).toMatchObject({
      attempts: { inDoubtSince: ASKED_AT, dueAt: ASKED_AT + 10 + 2000 },
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
      const before = owedConfirmation({ inDoubtSince: ASKED_AT - HOUR });
      expect(
        decideFate({ ...attempt, inDoubtSince: ASKED_AT - HOUR }, { ...facts, before, answer }),
      ).toMatchObject({
        attempts: { inDoubtSince: ASKED_AT - HOUR },
      });
    },
  );

  it("ends where the provider refuses it again and took another in between, and for no refusal that all get", () => {
    const again = { ...attempt, refusedSince: ASKED_AT - MINUTE };
    const answer = refusal("content");
    expect(decideFate(again, { ...facts, answer })).toMatchObject({ kind: "owed" });
    expect(decideFate(again, { ...facts, answer, acceptedAt: ASKED_AT - HOUR })).toMatchObject({
      kind: "owed",
    });
    expect(decideFate(again, { ...facts, answer, acceptedAt: ASKED_AT - MINUTE })).toMatchObject({
      kind: "owed",
    });
    expect(decideFate(again, { ...facts, answer, acceptedAt: ASKED_AT })).toEqual({
      kind: "ended",
      end: "address-refused",
    });
    const other = { ...facts, answer: refusal("author"), acceptedAt: ASKED_AT };
    expect(decideFate(again, other)).toMatchObject({ kind: "owed" });
    expect(decideFate(attempt, { ...facts, answer, acceptedAt: ASKED_AT })).toMatchObject({
      attempts: { refusedSince: ASKED_AT + 10 },
    });
  });

  it("waits for a new key where the key was used for other bytes; what must not come twice counts as submitted", () => {
    const answer = refusal("key-reused");
    expect(decideFate(attempt, { ...facts, answer })).toMatchObject({
      attempts: { dueAt: ASKED_AT + REPEAT_MS, inDoubtSince: ASKED_AT },
    });
    expect(decideFate({ ...owedWelcome(), inDoubtSince: ASKED_AT }, { ...facts, answer })).toEqual({
      kind: "submitted",
    });
  });
});
