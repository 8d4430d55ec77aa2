import { describe, expect, it, vi } from "vitest";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { batchOf, keyed, mailTo, post, readBody, send } from "./emulator-calls.ts";

describe("faults", () => {
  it("fail the next calls and then no more", async () => {
    const emulator = createResendEmulator();
    emulator.setFaults({ failStatus: { status: 503, next: 2 } });
    const statuses = [];
    for (let at = 0; at < 3; at += 1)
      statuses.push((await send(emulator, "/emails", mailTo("a@example.com"))).status);

    expect(statuses).toEqual([503, 503, 200]);
    expect(emulator.mails()).toHaveLength(1);
  });

  it("strike a share of the calls, the same ones for the same seed", async () => {
    const strikesOf = async (seed: number) => {
      const emulator = createResendEmulator({ seed });
      emulator.setFaults({ failStatus: { status: 500, share: 0.3 } });
      for (let at = 0; at < 100; at += 1) await send(emulator, "/emails", mailTo("a@example.com"));
      return emulator.calls().map((call) => call.status);
    };
    const strikes = await strikesOf(7);
    const failed = strikes.filter((status) => status === 500).length;

    expect(failed).toBeGreaterThan(15);
    expect(failed).toBeLessThan(45);
    expect(await strikesOf(7)).toEqual(strikes);
    expect(await strikesOf(8)).not.toEqual(strikes);
  });

  it("accept the mails and lose the answer, which the key then replays", async () => {
    const emulator = createResendEmulator();
    emulator.setFaults({ acceptThenDrop: { next: 1 } });
    await expect(emulator.handle(post("/emails/batch", batchOf(2), keyed("k")))).rejects.toThrow(
      "fetch failed",
    );
    const retry = await send(emulator, "/emails/batch", batchOf(2), keyed("k"));

    expect(retry.body.data).toHaveLength(2);
    expect(emulator.mails()).toHaveLength(2);
    expect(emulator.calls()[0]).toMatchObject({ accepted: 2, dropped: true });
  });

  it("accept the mails and answer an error all the same, which the key's next use replays as a success", async () => {
    const emulator = createResendEmulator();
    emulator.setFaults({ acceptThenFail: { status: 409, name: "invalid_idempotent_request", next: 1 } });
    const first = await send(emulator, "/emails/batch", batchOf(2), keyed("k"));
    const retry = await send(emulator, "/emails/batch", batchOf(2), keyed("k"));

    expect([first.status, first.body.name]).toEqual([409, "invalid_idempotent_request"]);
    expect([retry.status, retry.body.data.length, emulator.mails().length]).toEqual([200, 2, 2]);
    expect(emulator.calls().map((call) => [call.accepted, call.replayed])).toEqual([
      [2, false],
      [0, true],
    ]);
  });

  it("break a real connection without an answer", async () => {
    const emulator = createResendEmulator();
    const server = await emulator.listen();
    emulator.setFaults({ acceptThenDrop: {} });
    const lost = fetch(`${server.url}/emails`, post("/emails", mailTo("a@example.com")));
    await expect(lost).rejects.toThrow("fetch failed");
    await server.close();
    expect(emulator.mails()).toHaveLength(1);
  });

  it("hang until the caller gives up, and take nothing", async () => {
    const emulator = createResendEmulator();
    emulator.setFaults({ hang: { next: 1 } });
    const caller = new AbortController();
    const request = new Request(post("/emails", mailTo("a@example.com"), keyed("k")), {
      signal: caller.signal,
    });
    const answer = emulator.handle(request);
    await vi.waitUntil(() => emulator.calls().length === 1, { timeout: 60_000 });
    caller.abort();
    await expect(answer).rejects.toThrow();
    expect(emulator.mails()).toEqual([]);
    expect((await send(emulator, "/emails", mailTo("a@example.com"), keyed("k"))).status).toBe(200);
  });

  it("refuse one address and name the item", async () => {
    const emulator = createResendEmulator();
    emulator.setFaults({ refuseAddress: "Reader1@example.com" });
    const { status, body } = await send(emulator, "/emails/batch", batchOf(3));
    expect([status, emulator.mails().length]).toEqual([422, 0]);
    expect(body.message).toContain("emails[1].to");
  });

  it("are switched over HTTP, and a mistake in them is named", async () => {
    const emulator = createResendEmulator();
    const url = "http://127.0.0.1/_emulator/faults";
    const put = (body: unknown) =>
      emulator.handle(new Request(url, { method: "PUT", body: JSON.stringify(body) }));

    expect((await put({ failStatus: { status: 500 } })).status).toBe(200);
    expect((await send(emulator, "/emails", mailTo("a@example.com"))).status).toBe(500);
    const mistake = await put({ failStatus: { status: 200 }, latency: 5 });
    expect([mistake.status, (await readBody(mistake)).error]).toEqual([
      422,
      expect.stringContaining("latency"),
    ]);
    expect((await send(emulator, "/emails", mailTo("a@example.com"))).status).toBe(500);
    await emulator.handle(new Request(url, { method: "DELETE" }));
    expect((await send(emulator, "/emails", mailTo("a@example.com"))).status).toBe(200);
  });
});
