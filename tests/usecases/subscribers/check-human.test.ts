import { describe, expect, it } from "vitest";
import type { HumanVerdict } from "../../../src/core/subscribers/human-verdict.ts";
import { createSubscriberWorld } from "../../builders/subscriber-world.ts";

function buildWorld(outcome: HumanVerdict["outcome"]) {
  const asked: (readonly [string, string | null])[] = [];
  const world = createSubscriberWorld({
    humanCheck: {
      check: async (token, client) => {
        asked.push([token, client]);
        return { outcome, reason: "why" };
      },
    },
  });
  return { ...world, asked };
}
const SIGNUP = { email: "ada@example.com", humanToken: "token", client: "203.0.113.1" };

describe("a newsletter that asks whether a person signs up", () => {
  it("takes who passes, and asks once", async () => {
    const world = buildWorld("passed");
    expect(await world.subscribe(SIGNUP)).toMatchObject({ ok: true });
    expect(world.asked).toEqual([["token", "203.0.113.1"]]);
    expect(world.mail.inbox).toHaveLength(1);
  });

  it.each([
    ["refused", "human-check-failed"],
    ["unknown", "human-check-unanswered"],
  ] as const)("takes nothing down where the outcome is %s, and the log says why", async (outcome, kind) => {
    const world = buildWorld(outcome);
    expect(await world.subscribe(SIGNUP)).toMatchObject({ ok: false, problem: { kind } });
    expect(world.mail.inbox).toEqual([]);
    expect(await world.deps.signups.findLatest(await world.idOf("ada@example.com"), 0)).toBeNull();
    expect(world.events).toContainEqual({ event: "human-check.failed", fields: { outcome, reason: "why" } });
  });

  it("does not spend the token of a form that has other faults", async () => {
    const world = buildWorld("passed");
    expect(await world.subscribe({ ...SIGNUP, cadence: "hourly" })).toMatchObject({ ok: false });
    expect(world.asked).toEqual([]);
  });

  it("asks nothing of a program in the honeypot, which gets everybody's answer", async () => {
    const world = buildWorld("refused");
    expect(await world.subscribe({ ...SIGNUP, website: "https://spam.example" })).toMatchObject({ ok: true });
    expect(world.asked).toEqual([]);
  });

  it.each([undefined, null, 7, ["token"]])("takes %j for no token", async (humanToken) => {
    const world = buildWorld("refused");
    await world.subscribe({ ...SIGNUP, humanToken });
    expect(world.asked).toEqual([["", "203.0.113.1"]]);
  });
});
