import { describe, expect, it } from "vitest";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { batchOf, keyed, mailTo, send, withClock } from "./emulator-calls.ts";

describe("idempotency keys", () => {
  it("answer a repeated request with the first answer and send nothing more", async () => {
    const emulator = createResendEmulator();
    const first = await send(emulator, "/emails/batch", batchOf(3), keyed("k"));
    const second = await send(emulator, "/emails/batch", batchOf(3), keyed("k"));

    expect(second.body).toEqual(first.body);
    expect(emulator.mails()).toHaveLength(3);
    expect(emulator.calls().map((call) => [call.accepted, call.replayed])).toEqual([
      [3, false],
      [0, true],
    ]);
  });

  it("refuse another payload with 409 invalid_idempotent_request", async () => {
    const emulator = createResendEmulator();
    await send(emulator, "/emails/batch", batchOf(3), keyed("k"));
    const { status, body } = await send(emulator, "/emails/batch", batchOf(2), keyed("k"));
    expect([status, body.name]).toEqual([409, "invalid_idempotent_request"]);
  });

  it("refuse a request while the first is in flight with 409 concurrent_idempotent_requests", async () => {
    const emulator = createResendEmulator();
    emulator.setFaults({ latencyMs: 30 });
    const answers = await Promise.all(
      [1, 2].map(() => send(emulator, "/emails", mailTo("a@example.com"), keyed("k"))),
    );

    expect(answers.map((answer) => answer.body.name ?? "accepted")).toEqual([
      "accepted",
      "concurrent_idempotent_requests",
    ]);
    expect(emulator.mails()).toHaveLength(1);
  });

  it("belong to one endpoint", async () => {
    const emulator = createResendEmulator();
    await send(emulator, "/emails", mailTo("a@example.com"), keyed("k"));
    expect((await send(emulator, "/emails/batch", batchOf(1), keyed("k"))).status).toBe(200);
  });

  it("are forgotten after 24 hours and not before", async () => {
    const { clock, emulator } = withClock({});
    await send(emulator, "/emails", mailTo("a@example.com"), keyed("k"));
    clock.pass(24 * 3_600_000 - 1);
    await send(emulator, "/emails", mailTo("a@example.com"), keyed("k"));
    expect(emulator.mails()).toHaveLength(1);
    clock.pass(1);
    await send(emulator, "/emails", mailTo("a@example.com"), keyed("k"));
    expect(emulator.mails()).toHaveLength(2);
  });

  it.each(["", "x".repeat(257)])("have 1 to 256 characters", async (key) => {
    const { status, body } = await send(
      createResendEmulator(),
      "/emails",
      mailTo("a@example.com"),
      keyed(key),
    );
    expect([status, body.name]).toEqual([400, "invalid_idempotency_key"]);
  });

  it("stay free when the request was refused", async () => {
    const emulator = createResendEmulator();
    await send(emulator, "/emails", mailTo("nobody"), keyed("k"));
    expect((await send(emulator, "/emails", mailTo("a@example.com"), keyed("k"))).status).toBe(200);
  });
});
