import { Resend } from "resend";
import { describe, expect, it } from "vitest";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { batchOf, HEADERS, keyed, mailTo, send } from "./emulator-calls.ts";

describe("sending", () => {
  it("answers one mail with its id and files it as written", async () => {
    const emulator = createResendEmulator();
    const mail = mailTo("One <one@example.com>", {
      headers: { "List-Id": "<gazette.example.com>" },
      tags: [{ name: "issue", value: "weekly-2026-11-23" }],
      reply_to: "author@example.com",
    });
    const { status, body } = await send(emulator, "/emails", mail, keyed("one"));

    expect(status).toBe(200);
    expect(emulator.mails()).toEqual([
      {
        ...mail,
        id: body.id,
        to: ["One <one@example.com>"],
        cc: [],
        bcc: [],
        reply_to: ["author@example.com"],
        idempotencyKey: "one",
        receivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        callIndex: 0,
      },
    ]);
  });

  it("answers a batch with one id a mail, in order", async () => {
    const emulator = createResendEmulator();
    const { status, body } = await send(emulator, "/emails/batch", batchOf(100));

    expect(status).toBe(200);
    expect(body.data.map((item: { id: string }) => item.id)).toEqual(emulator.mails().map((mail) => mail.id));
    expect(emulator.mails().map((mail) => mail.html)).toEqual(batchOf(100).map((mail) => mail.html));
  });

  it("shows a mail by its id, and 404 for an unknown one", async () => {
    const emulator = createResendEmulator();
    const { body } = await send(emulator, "/emails", mailTo("one@example.com"));
    const found = await emulator.handle(
      new Request(`https://api.resend.com/emails/${body.id}`, { headers: HEADERS }),
    );
    const missing = await emulator.handle(
      new Request("https://api.resend.com/emails/nothing", { headers: HEADERS }),
    );

    expect(await found.json()).toMatchObject({ object: "email", id: body.id, to: ["one@example.com"] });
    expect(missing.status).toBe(404);
  });

  it("is understood by the official client over HTTP", async () => {
    const emulator = createResendEmulator();
    const server = await emulator.listen();
    const resend = new Resend("re_test", { baseUrl: server.url });
    const sent = await resend.batch.send(
      batchOf(2).map((mail) => ({ ...mail, replyTo: "a@example.com" })),
      { idempotencyKey: "sdk" },
    );
    await server.close();

    expect(sent.error).toBeNull();
    expect(sent.data?.data).toHaveLength(2);
    expect(emulator.mails()[1]).toMatchObject({ reply_to: ["a@example.com"], idempotencyKey: "sdk" });
  });
});

describe("refusals", () => {
  const refusedMails: readonly [string, Record<string, unknown>, string, string][] = [
    ["without sender", { from: undefined }, "missing_required_field", "from"],
    ["without recipient", { to: undefined }, "missing_required_field", "to"],
    ["without subject", { subject: undefined }, "missing_required_field", "subject"],
    ["with an empty subject", { subject: "" }, "validation_error", "subject"],
    ["without html and text", { html: undefined, text: undefined }, "missing_required_field", "html"],
    ["from something that is no address", { from: "gazette" }, "validation_error", "from"],
    ["to something that is no address", { to: ["one@"] }, "validation_error", "to"],
    ["to more than 50 addresses", { to: Array(51).fill("a@example.com") }, "validation_error", "to"],
    ["with a tag that has a dot", { tags: [{ name: "issue", value: "a.b" }] }, "validation_error", "tags"],
    [
      "with a header that breaks the line",
      { headers: { "X-A": "a\r\nBcc: b" } },
      "validation_error",
      "headers",
    ],
    ["with headers as a list", { headers: [] }, "validation_error", "headers"],
  ];

  it.each(refusedMails)("refuses a mail %s with 422 and names the field", async (_, change, name, field) => {
    const emulator = createResendEmulator();
    const { status, body } = await send(emulator, "/emails", { ...mailTo("one@example.com"), ...change });

    expect({ status, name: body.name, statusCode: body.statusCode }).toEqual({
      status: 422,
      name,
      statusCode: 422,
    });
    expect(body.message).toContain(field);
    expect(emulator.mails()).toEqual([]);
  });

  it("refuses a batch whole for one bad item and names the item", async () => {
    const emulator = createResendEmulator();
    const { status, body } = await send(emulator, "/emails/batch", [...batchOf(3), mailTo("nobody")]);

    expect({ status, mails: emulator.mails().length }).toEqual({ status: 422, mails: 0 });
    expect(body.message).toContain("emails[3].to");
  });

  it("takes the good items of a permissive batch and lists the bad ones", async () => {
    const emulator = createResendEmulator();
    const mails = [mailTo("one@example.com"), mailTo("nobody"), mailTo("two@example.com")];
    const { status, body } = await send(emulator, "/emails/batch", mails, {
      "x-batch-validation": "permissive",
    });

    expect(status).toBe(200);
    expect(body.data).toHaveLength(2);
    expect(body.errors).toEqual([{ index: 1, message: expect.stringContaining("emails[1].to") }]);
    expect(emulator.mails().map((mail) => mail.to)).toEqual([["one@example.com"], ["two@example.com"]]);
  });

  it.each([0, 101])("refuses a batch of %i mails with 422", async (count) => {
    const { status } = await send(createResendEmulator(), "/emails/batch", batchOf(count));
    expect(status).toBe(422);
  });

  it("refuses attachments in a batch", async () => {
    const mail = mailTo("one@example.com", { attachments: [{ filename: "a.txt", content: "YQ==" }] });
    const { status, body } = await send(createResendEmulator(), "/emails/batch", [mail]);
    expect({ status, message: body.message }).toEqual({
      status: 422,
      message: expect.stringContaining("attachments"),
    });
  });

  it("refuses a body that is no JSON with 422", async () => {
    expect((await send(createResendEmulator(), "/emails", "{")).status).toBe(422);
  });

  it("refuses a request without a key with 401, and with a wrong one too", async () => {
    const emulator = createResendEmulator({ apiKey: "re_right" });
    const missing = await send(emulator, "/emails", mailTo("a@example.com"), { authorization: "" });
    const wrong = await send(emulator, "/emails", mailTo("a@example.com"), {
      authorization: "Bearer re_wrong",
    });

    expect([missing.status, missing.body.name]).toEqual([401, "missing_api_key"]);
    expect([wrong.status, wrong.body.message]).toEqual([401, "API key is invalid"]);
  });

  it("refuses a request without User-Agent with 403 and code 1010", async () => {
    const response = await createResendEmulator().handle(
      new Request("https://api.resend.com/emails", {
        method: "POST",
        headers: { authorization: "Bearer re_x" },
      }),
    );
    expect([response.status, await response.text()]).toEqual([403, "error code: 1010"]);
  });

  it("answers an unknown path with 404 and a wrong method with 405", async () => {
    const emulator = createResendEmulator();
    const wrong = await emulator.handle(
      new Request("https://api.resend.com/emails", { method: "DELETE", headers: HEADERS }),
    );
    expect((await send(emulator, "/nothing", {})).body.name).toBe("not_found");
    expect(wrong.status).toBe(405);
  });
});
