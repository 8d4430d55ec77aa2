import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it, vi } from "vitest";
import { createResendEmulator, type ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { batchOf, keyed, mailTo, readBody, send } from "./emulator-calls.ts";

/** Bytes held after a full collection; what lies outside the heap is given back by another thread, and may take a while. */
function measureHeap(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe("memory", () => {
  const read = async (emulator: ResendEmulator, path: string) =>
    readBody(await emulator.handle(new Request(`http://127.0.0.1${path}`)));

  it("shows mails and calls as JSON, by recipient where asked", async () => {
    const emulator = createResendEmulator();
    await send(emulator, "/emails/batch", [mailTo("One <one@example.com>"), mailTo("two@example.com")]);

    expect((await read(emulator, "/_emulator/mails")).mails).toHaveLength(2);
    expect((await read(emulator, "/_emulator/mails?to=ONE@example.com")).mails).toMatchObject([
      { to: ["One <one@example.com>"], html: "<p>For One <one@example.com></p>" },
    ]);
    expect((await read(emulator, "/_emulator/calls")).calls).toMatchObject([{ status: 200, accepted: 2 }]);
  });

  it("forgets the mails on demand but keeps the keys, unless cleared whole", async () => {
    const emulator = createResendEmulator();
    const again = () => send(emulator, "/emails", mailTo("a@example.com"), keyed("k"));
    await again();
    await emulator.handle(new Request("http://127.0.0.1/_emulator/mails", { method: "DELETE" }));
    await again();
    expect(emulator.mails()).toHaveLength(0);
    emulator.clear();
    await again();
    expect([emulator.mails().length, emulator.calls().length]).toEqual([1, 1]);
  });

  it("keeps addresses, subject, headers and key alone when bodies are not wanted", async () => {
    const emulator = createResendEmulator({ keepBodies: false });
    await send(emulator, "/emails", mailTo("a@example.com"), keyed("k"));
    expect(emulator.mails()).toMatchObject([
      { to: ["a@example.com"], subject: "Hello", idempotencyKey: "k", html: null, text: null },
    ]);
  });

  it("carries 10,000 mails of 20 kB in little memory", async () => {
    const emulator = createResendEmulator();
    const html = Array.from({ length: 700 }, (_, at) => `<td id="${at * 7919}">cell</td>`).join("");
    const before = measureHeap();
    for (let batch = 0; batch < 100; batch += 1) {
      const mails = batchOf(100).map((mail, at) => ({
        ...mail,
        html: `${html}<a href="?token=${batch}-${at}">`,
      }));
      await send(emulator, "/emails/batch", mails);
    }
    expect(emulator.mails()).toHaveLength(10_000);
    expect(emulator.mails()[9_999]?.html).toContain("?token=99-99");
    // As they arrived they are over 200 MB.
    await vi.waitFor(() => expect(measureHeap() - before).toBeLessThan(100e6), { timeout: 60_000 });
  });
});
