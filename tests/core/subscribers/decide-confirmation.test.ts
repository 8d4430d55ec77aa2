import { describe, expect, it } from "vitest";
import {
  type ConfirmationFacts,
  decideConfirmation,
} from "../../../src/core/subscribers/decide-confirmation.ts";
import { SIGNUP_LIFETIME_MS } from "../../../src/core/subscribers/decide-opt-in.ts";
import type { ConsentAct } from "../../../src/core/subscribers/subscriber.ts";
import { buildSubscriber, departed, idOf } from "../../builders/subscribers.ts";

const ASKED = Date.UTC(2026, 10, 1);
const act = (at: number): ConsentAct => ({
  at,
  via: "link",
  wording: "Yes",
  language: "en",
  origin: null,
  client: null,
});
const { languages, topics, cadence, hour, timeZone } = buildSubscriber("a");

const facts = (changes: Partial<ConfirmationFacts> = {}): ConfirmationFacts => ({
  claims: { purpose: "confirm", id: idOf("a"), issuedAt: ASKED },
  signup: {
    address: "a@example.com",
    choices: { languages, topics, cadence, hour, timeZone },
    consent: act(ASKED),
    expiresAt: ASKED + SIGNUP_LIFETIME_MS,
  },
  record: null,
  unsubscribedAt: null,
  ...changes,
});

describe("a confirmation", () => {
  it("makes a reader of a signup, with the evidence of both acts", () => {
    const decision = decideConfirmation(facts(), act(ASKED + 5));
    expect(decision).toMatchObject({ action: "activate", unsubscription: "keep" });
    expect(decision).toMatchObject({
      record: {
        status: "active",
        confirmedAt: ASKED + 5,
        consent: { signup: act(ASKED), confirmation: act(ASKED + 5) },
      },
    });
  });

  it("leaves an active reader as they are, also after the signup is gone", () => {
    expect(decideConfirmation(facts({ record: buildSubscriber("a"), signup: null }), act(ASKED + 5))).toEqual(
      { action: "stay" },
    );
  });

  it("brings nobody back who left after it was asked for, even in the same millisecond", () => {
    for (const unsubscribedAt of [ASKED, ASKED + 1]) {
      const decision = decideConfirmation(facts({ unsubscribedAt }), act(ASKED + 5));
      expect(decision).toEqual({ action: "refuse", problem: { kind: "left-since" } });
    }
  });

  it("voids an unsubscription that is older than it", () => {
    const record = departed(buildSubscriber("a"), ASKED - 10);
    expect(decideConfirmation(facts({ record, unsubscribedAt: ASKED - 10 }), act(ASKED + 5))).toMatchObject({
      action: "activate",
      unsubscription: "void",
    });
  });

  it("ends after a week, and with its signup", () => {
    const expired = { action: "refuse", problem: { kind: "link-expired" } };
    expect(decideConfirmation(facts(), act(ASKED + SIGNUP_LIFETIME_MS))).toEqual(expired);
    expect(decideConfirmation(facts({ signup: null }), act(ASKED + 5))).toEqual(expired);
  });

  it("counts everything up to the unsubscription as served to who comes back at another rhythm", () => {
    const record = departed(buildSubscriber("a", { cadence: "daily" }), ASKED - 10);
    expect(decideConfirmation(facts({ record, unsubscribedAt: ASKED - 10 }), act(ASKED + 5))).toMatchObject({
      record: { servedThrough: ASKED - 10 },
    });
  });
});

describe("whoever comes back", () => {
  const left = (own: Parameters<typeof buildSubscriber>[1]) =>
    departed(buildSubscriber("a", own), ASKED - 10);
  const servedThrough = (record: ConfirmationFacts["record"]) => {
    const decision = decideConfirmation(facts({ record, unsubscribedAt: ASKED - 10 }), act(ASKED + 5));
    return decision.action === "activate" ? decision.record.servedThrough : decision.action;
  };

  it("to the cadence that they left goes on where they were", () => {
    expect(servedThrough(left({ servedThrough: 77 }))).toBe(77);
    expect(servedThrough(left({ servedThrough: null }))).toBeNull();
  });

  it("to another cadence had everything up to their unsubscription", () => {
    expect(servedThrough(left({ cadence: "daily", servedThrough: 77 }))).toBe(ASKED - 10);
  });

  it("with a link whose signup is over is refused, from that very millisecond on", () => {
    const at = (moment: number) => decideConfirmation(facts(), act(moment));
    expect(at(ASKED + SIGNUP_LIFETIME_MS - 1).action).toBe("activate");
    expect(at(ASKED + SIGNUP_LIFETIME_MS)).toEqual({ action: "refuse", problem: { kind: "link-expired" } });
    expect(decideConfirmation(facts({ signup: null }), act(ASKED + 5)).action).toBe("refuse");
  });
});
