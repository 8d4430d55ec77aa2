import { describe, expect, it } from "vitest";
import { decideOptIn, deriveConfirmationAllowance } from "../../../src/core/subscribers/decide-opt-in.ts";
import { buildSubscriber, departed } from "../../builders/subscribers.ts";

const ACTIVE = buildSubscriber("a");

describe("a signup", () => {
  it.each([
    ["of somebody unknown asks to confirm", null, null, "ask-to-confirm"],
    ["of somebody who left asks to confirm", departed(ACTIVE, 5), null, "ask-to-confirm"],
    ["of a reader tells them alone that they are in", ACTIVE, null, "say-already-in"],
    ["of a suppressed address mails nothing", null, "bounce", "stay-silent"],
    ["of a suppressed reader mails nothing", ACTIVE, "complaint", "stay-silent"],
  ] as const)("%s", (_, record, suppressed, optIn) => {
    expect(decideOptIn({ record, suppressed })).toBe(optIn);
  });
});

describe("the confirmations that may leave", () => {
  it("are never more than half of a daily quota, rounded down, beside the cap of an hour", () => {
    const allow = (dailyQuota: number) =>
      deriveConfirmationAllowance({ confirmationsPerHour: 30 }, { dailyQuota });
    expect(allow(100)).toEqual({ perHour: 30, everybodyPerDay: 50 });
    expect(allow(7)).toEqual({ perHour: 30, everybodyPerDay: 3 });
  });

  it("have no limit of a day where there is no quota", () => {
    expect(deriveConfirmationAllowance({ confirmationsPerHour: 30 }, { dailyQuota: 0 })).toEqual({
      perHour: 30,
      everybodyPerDay: null,
    });
  });
});
