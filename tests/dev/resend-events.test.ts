import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import type { EventOptions } from "../../dev/resend-emulator/events/event-sender.ts";
import { createWebhookVerifier } from "../../src/adapters/crypto/webhook-verifier.ts";
import { createResendDeliveryReports } from "../../src/adapters/resend/delivery-reports.ts";
import type { DeliveryReport } from "../../src/core/deliveries/delivery-report.ts";
import { RESEND_SECRET } from "../builders/delivery-events.ts";
import { keyed, mailTo, send } from "./emulator-calls.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A webhook that proves and reads what comes, as the product does; the first so many calls are answered 503. */
async function listen({ refuses = 0, ...own }: Partial<EventOptions> & { refuses?: number } = {}) {
  const reports = createResendDeliveryReports(createWebhookVerifier(RESEND_SECRET));
  const heard: DeliveryReport[] = [];
  const refused: string[] = [];
  const server = createServer(async (request, response) => {
    const body = (await request.toArray()).map(String).join("");
    const headers = request.headers as Record<string, string>; // each of these comes once
    const read = reports.read({ headers, body });
    const isRefused = refused.length < refuses;
    if (isRefused) refused.push(String(headers["svix-id"]));
    else if (read.is === "report") heard.push(read.report);
    response.writeHead(isRefused ? 503 : read.is === "forged" ? 401 : 200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/resend`;
  const emulator = createResendEmulator({ events: { url, secret: RESEND_SECRET, ...own } });
  closers.push(() => emulator.clear());
  const mail = async (...addresses: readonly string[]) => {
    for (const address of addresses) {
      const tags = [{ name: "issue", value: "weekly-2026-11-23" }];
      await send(emulator, "/emails", mailTo(address, { tags }), keyed(`${address}-${Math.random()}`));
    }
  };
  const facts = (address: string) => heard.filter((one) => one.address === address).map(({ fact }) => fact);
  return { heard, refused, mail, facts, emulator };
}

it("reports of the provider's test addresses what it documents, with or without a label", async () => {
  const { mail, facts } = await listen();
  await mail("delivered@resend.dev", "bounced+a@resend.dev", "complained+b@resend.dev");
  await mail("suppressed@resend.dev", "ada@example.com");
  await expect
    .poll(() => [
      facts("delivered@resend.dev"),
      facts("bounced+a@resend.dev"),
      facts("complained+b@resend.dev"),
      facts("suppressed@resend.dev"),
      facts("ada@example.com"),
    ])
    .toEqual([["delivered"], ["bounced"], ["delivered", "complained"], ["suppressed"], ["delivered"]]);
});

it("suppresses what bounced or complained: the next mail to it is not delivered", async () => {
  const { mail, facts } = await listen();
  await mail("bounced@resend.dev", "bounced@resend.dev");
  await expect.poll(() => facts("bounced@resend.dev")).toHaveLength(2);
  expect(facts("bounced@resend.dev").toSorted()).toEqual(["bounced", "suppressed"]);
});

it("sends an event again, under the same id, until it is answered", async () => {
  const { mail, heard, refused } = await listen({ refuses: 1 });
  await mail("ada@example.com");
  await expect.poll(() => heard.length).toBe(1);
  expect(refused).toHaveLength(1);
});

it("sends events late, twice and in any order where it is told to", async () => {
  const { mail, heard } = await listen({ lateMs: 200, twice: 1 });
  const readers = Array.from({ length: 20 }, (_, index) => `complained+${index}@resend.dev`);
  await mail(...readers);
  await expect.poll(() => heard.length).toBe(80);
  const orders = readers.map((reader) =>
    heard
      .filter(({ address }) => address === reader)
      .map(({ fact }) => fact)
      .join(),
  );
  expect(new Set(orders).size).toBeGreaterThan(1);
});
