import { Resend } from "resend";
import { describe, expect, it } from "vitest";
import { createResendEmulator, type ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { batchOf, HEADERS, mailTo, send, withClock } from "./emulator-calls.ts";

interface ListAnswer {
  readonly object: string;
  readonly has_more: boolean;
  readonly data: readonly { readonly id: string; readonly to: readonly string[] }[];
  readonly name: string;
}

async function list(emulator: ResendEmulator, query = "") {
  const request = new Request(`https://api.resend.com/emails${query}`, { headers: HEADERS });
  const response = await emulator.handle(request);
  const body = (await response.json()) as ListAnswer;
  return { status: response.status, body, to: body.data?.map((mail) => mail.to[0]) };
}

describe("the list of mails", () => {
  it("shows the newest first, each in the documented shape and without its bodies", async () => {
    const { emulator, clock } = withClock({});
    await send(emulator, "/emails", mailTo("first@example.com"));
    clock.pass(1500);
    const { body } = await send(emulator, "/emails", mailTo("Second <second@example.com>"));
    const answer = await list(emulator);

    expect(answer.body).toMatchObject({ object: "list", has_more: false });
    expect(answer.body.data[0]).toEqual({
      id: body.id,
      message_id: `<${body.id}@resend.example>`,
      to: ["Second <second@example.com>"],
      from: "The Gazette <gazette@example.com>",
      created_at: "2026-11-23 09:00:01.500000+00",
      subject: "Hello",
      bcc: null,
      cc: null,
      reply_to: null,
      last_event: "sent",
      scheduled_at: null,
    });
    expect(answer.to).toEqual(["Second <second@example.com>", "first@example.com"]);
  });

  it("is read in pages of 20, or as many as asked for, older or newer than a mail", async () => {
    const emulator = createResendEmulator();
    await send(emulator, "/emails/batch", batchOf(50));
    const first = await list(emulator);
    expect([first.body.data.length, first.body.has_more, first.to[0]]).toEqual([
      20,
      true,
      "reader49@example.com",
    ]);
    const older = await list(emulator, `?limit=40&after=${first.body.data.at(-1)?.id}`);
    expect([older.body.data.length, older.body.has_more, older.to[0]]).toEqual([
      30,
      false,
      "reader29@example.com",
    ]);
    const newer = await list(emulator, `?limit=10&before=${older.body.data.at(-1)?.id}`);
    expect([newer.to.at(-1), newer.to[0], newer.body.has_more]).toEqual([
      "reader1@example.com",
      "reader10@example.com",
      true,
    ]);
    const newest = await list(emulator, `?limit=100&before=${newer.body.data[0]?.id}`);
    expect([newest.body.data.length, newest.body.has_more, newest.to[0]]).toEqual([
      39,
      false,
      "reader49@example.com",
    ]);
  });

  it.each(["?limit=0", "?limit=101", "?limit=many", "?after=nothing", "?after=a&before=b"])(
    "refuses %s as the API does",
    async (query) => {
      const emulator = createResendEmulator();
      await send(emulator, "/emails", mailTo("a@example.com"));
      const { status, body } = await list(emulator, query);
      expect([status, body.name]).toEqual([422, "validation_error"]);
    },
  );

  it("takes its place in the account's rate, and needs a key that may do more than send", async () => {
    const { emulator } = withClock({ requestsPerSecond: 1 });
    expect((await list(emulator)).status).toBe(200);
    expect(await list(emulator)).toMatchObject({ status: 429, body: { name: "rate_limit_exceeded" } });
    const other = createResendEmulator();
    other.setFaults({ keyMaySendOnly: true });
    await send(other, "/emails", mailTo("a@example.com"));
    expect(await list(other)).toMatchObject({ status: 401, body: { name: "restricted_api_key" } });
    expect(other.mails().length).toBe(1);
  });

  it("is understood by the official client", async () => {
    const emulator = createResendEmulator();
    const server = await emulator.listen();
    await send(emulator, "/emails/batch", batchOf(3));
    const resend = new Resend("re_test", { baseUrl: server.url });
    const { data, error } = await resend.emails.list({ limit: 2 });
    await server.close();
    expect(error).toBeNull();
    expect([data?.has_more, data?.data.length]).toEqual([true, 2]);
  });
});
