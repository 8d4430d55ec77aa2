import { Resend } from "resend";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import type { ListeningServer } from "../../dev/resend-emulator/http-server.ts";

const emulator = createResendEmulator({ apiKey: "re_right" });
let server: ListeningServer;
let resend: Resend;
beforeAll(async () => {
  server = await emulator.listen();
  resend = new Resend("re_right", { baseUrl: server.url });
});
beforeEach(() => emulator.clear());
afterAll(() => server.close());

it("keeps the webhooks that Resend's own library registers, and shows each secret with its webhook alone", async () => {
  const made = await resend.webhooks.create({
    ...{ endpoint: "https://news.example.com/webhooks/resend", events: ["email.bounced"] },
  });
  expect(made.data?.signing_secret).toMatch(/^whsec_/);
  const id = made.data?.id ?? "";
  const listed = await resend.webhooks.list();
  expect(listed.data).toMatchObject({ has_more: false, data: [{ id, status: "enabled" }] });
  expect(JSON.stringify(listed.data)).not.toContain("whsec_");
  await resend.webhooks.update(id, { events: ["email.bounced", "email.complained"], status: "disabled" });
  expect((await resend.webhooks.get(id)).data).toMatchObject({
    ...{ status: "disabled", events: ["email.bounced", "email.complained"] },
    signing_secret: made.data?.signing_secret,
  });
  await resend.webhooks.remove(id);
  expect((await resend.webhooks.get(id)).error).toMatchObject({ statusCode: 404, name: "not_found" });
});

it("lists webhooks in pages", async () => {
  for (const name of ["a", "b", "c"])
    await resend.webhooks.create({ endpoint: `https://${name}.example.com/`, events: ["email.bounced"] });
  const first = await resend.webhooks.list({ limit: 2 });
  expect(first.data).toMatchObject({ has_more: true });
  const rest = await resend.webhooks.list({ limit: 2, after: first.data?.data.at(-1)?.id ?? "" });
  expect(rest.data).toMatchObject({ has_more: false, data: [{ endpoint: "https://c.example.com/" }] });
});

it("shows domains with the DNS rows that each still lacks", async () => {
  emulator.setDomains([{ name: "example.org", status: "pending" }]);
  const [domain] = (await resend.domains.list()).data?.data ?? [];
  expect(domain).toMatchObject({ name: "example.org", status: "pending" });
  const records = (await resend.domains.get(domain?.id ?? "")).data?.records ?? [];
  expect(records.map(({ record, status }) => `${record} ${status}`)).toEqual([
    ...["SPF pending", "SPF pending", "DKIM pending"],
  ]);
});

it("refuses a wrong key, and one that may only send", async () => {
  const wrong = new Resend("re_wrong", { baseUrl: server.url });
  expect((await wrong.domains.list()).error).toMatchObject({ statusCode: 401 });
  emulator.setFaults({ keyMaySendOnly: true });
  expect((await resend.webhooks.list()).error).toMatchObject({ name: "restricted_api_key" });
});
