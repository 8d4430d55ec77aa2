import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { describe, expect, it, vi } from "vitest";
import { createResendEmulator, type ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { batchOf, HEADERS, mailTo, send, withClock } from "./emulator-calls.ts";

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

describe("the rate over HTTP", () => {
  const mail = JSON.stringify(mailTo("a@example.com"));
  const options = { method: "POST", headers: { ...HEADERS, "content-length": mail.length } };
  const answerOf = async (asked: ReturnType<typeof request>) => {
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    await answer.toArray();
    return answer.statusCode;
  };

  it("counts a request when its head is there, however late its body comes", async () => {
    const emulator = createResendEmulator({ requestsPerSecond: 1, now: () => 1_000 });
    const server = await emulator.listen();
    const slow = request(`${server.url}/emails`, options);
    slow.flushHeaders();
    await vi.waitUntil(() => emulator.calls().length === 1, { timeout: 60_000 });
    const swift = request(`${server.url}/emails`, options).end(mail);
    expect(await answerOf(swift)).toBe(429);
    slow.end(mail);
    expect(await answerOf(slow)).toBe(200);
    await server.close();
  });

  it("takes the next request on the connection of one that it refused", async () => {
    let now = 1_000;
    const emulator = createResendEmulator({ requestsPerSecond: 1, now: () => now });
    const server = await emulator.listen();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = () => answerOf(request(`${server.url}/emails`, { ...options, agent }).end(mail));
    expect([await ask(), await ask()]).toEqual([200, 429]);
    now += 1_000;
    expect(await ask()).toBe(200);
    agent.destroy();
    await server.close();
  });

  it("counts a request whose caller leaves in the middle, and takes no mail of it", async () => {
    const emulator = createResendEmulator();
    const server = await emulator.listen();
    const half = request(`${server.url}/emails`, options);
    half.on("error", () => {}); // its own leaving
    half.write(mail.slice(0, 10));
    await vi.waitUntil(() => emulator.calls().length === 1, { timeout: 60_000 });
    half.destroy();
    await send(emulator, "/emails", mailTo("b@example.com"));
    await server.close();
    expect(emulator.calls().map((call) => call.status)).toEqual([null, 200]);
    expect(emulator.mails()).toHaveLength(1);
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
