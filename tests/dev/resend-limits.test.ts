import { describe, expect, it } from "vitest";
import type { ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { batchOf, mailTo, send, withClock } from "./emulator-calls.ts";

describe("rate limit", () => {
  const burst = async (emulator: ResendEmulator, count: number) => {
    const answers = [];
    for (let at = 0; at < count; at += 1)
      answers.push(await send(emulator, "/emails", mailTo("a@example.com")));
    return answers;
  };

  it("refuses the sixth request of a second with 429 and says when to come back", async () => {
    const { clock, emulator } = withClock({ requestsPerSecond: 5 });
    const answers = await burst(emulator, 6);
    const last = answers[5]!;

    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers.map((answer) => answer.headers.get("ratelimit-remaining"))).toEqual([
      "4",
      "3",
      "2",
      "1",
      "0",
      "0",
    ]);
    expect([last.body.name, last.headers.get("retry-after"), last.headers.get("ratelimit-limit")]).toEqual([
      "rate_limit_exceeded",
      "1",
      "5",
    ]);
    clock.pass(1000);
    expect((await burst(emulator, 1))[0]?.status).toBe(200);
  });

  it.each([
    ["fixed", [200, 200]],
    ["sliding", [429, 429]],
  ] as const)("counts in a %s window", async (window, afterTheSecondTurns) => {
    const { clock, emulator } = withClock({ requestsPerSecond: 2, window });
    clock.pass(900);
    await burst(emulator, 2);
    clock.pass(200);
    expect((await burst(emulator, 2)).map((answer) => answer.status)).toEqual(afterTheSecondTurns);
  });
});

describe("quotas", () => {
  it("refuse a batch whole that does not fit, and tell what was used", async () => {
    const { clock, emulator } = withClock({ dailyQuota: 5 });
    const first = await send(emulator, "/emails/batch", batchOf(4));
    const second = await send(emulator, "/emails/batch", batchOf(2));

    expect(first.headers.get("x-resend-daily-quota")).toBe("4");
    expect([second.status, second.body.name]).toEqual([429, "daily_quota_exceeded"]);
    expect(emulator.mails()).toHaveLength(4);
    clock.pass(24 * 3_600_000);
    expect((await send(emulator, "/emails/batch", batchOf(2))).status).toBe(200);
  });

  it("of a month outlast the day", async () => {
    const { clock, emulator } = withClock({ monthlyQuota: 3 });
    await send(emulator, "/emails/batch", batchOf(3));
    clock.pass(24 * 3_600_000);
    expect((await send(emulator, "/emails/batch", batchOf(1))).body.name).toBe("monthly_quota_exceeded");
  });
});
