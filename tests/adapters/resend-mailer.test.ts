import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { assembleBody, createBodyBuffer } from "../../src/adapters/resend/batch-body.ts";
import { createResendMailer } from "../../src/adapters/resend/mailer.ts";
import { derivePlaceholders } from "../../src/core/editions/placeholders.ts";
import { NO_RATE_READING } from "../../src/core/provider/answer.ts";
import type { OutgoingMail } from "../../src/core/provider/outgoing-mail.ts";

const BASE = "https://api.resend.com";
const mailer = createResendMailer({ apiKey: "re_test", baseUrl: new URL(BASE) });
/** For answers that never come; a busy machine may take longer than this for those that do. */
const impatient = createResendMailer({ apiKey: "re_test", baseUrl: new URL(BASE), timeoutMs: 300 });

const MAIL: OutgoingMail = {
  from: "Gazette <gazette@example.com>",
  to: "ada@example.com",
  replyTo: "hello@example.com",
  subject: "Please confirm",
  html: "<p>Hello</p>",
  text: "Hello",
  headers: { "X-Entity-Ref-ID": "1" },
  tags: { kind: "confirmation" },
};

const PLACEHOLDERS = derivePlaceholders("5ca1ab1e");
/** Mails of one edition, as long as is wanted. */
function batchOf(addresses: readonly string[], filler = 1) {
  const news = { ...MAIL, to: PLACEHOLDERS.address, html: "<p>é \u2028 n</p>", text: "x".repeat(filler) };
  const { pieces } = mailer.encode(news, PLACEHOLDERS);
  return addresses.map((address) => ({
    edition: { hash: "", pieces },
    parts: { address, leaveUrl: "", manageToken: "" },
  }));
}

async function control(path: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(`${BASE}/_emulator/${path}`, init);
  return response.status === 204 ? null : response.json();
}
const setFaults = (faults: unknown) => control("faults", { method: "PUT", body: JSON.stringify(faults) });
const listMails = async () =>
  (await control("mails")) as { mails: { to: string[]; subject: string; idempotencyKey: string | null }[] };

beforeEach(async () => {
  await setFaults({});
  await control("mails", { method: "DELETE" });
});

describe("one mail", () => {
  it("is accepted with the provider's id and arrives as it was composed", async () => {
    const answer = await mailer.submit(MAIL, crypto.randomUUID());
    expect(answer).toMatchObject({ kind: "accepted", providerIds: [expect.stringMatching(/./)] });
    const { mails } = await listMails();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      to: ["ada@example.com"],
      subject: "Please confirm",
      headers: { "X-Entity-Ref-ID": "1" },
    });
  });

  it("is taken once when it is submitted twice with the same key", async () => {
    const key = crypto.randomUUID();
    const first = await mailer.submit(MAIL, key);
    expect(await mailer.submit(MAIL, key)).toMatchObject({
      kind: "accepted",
      providerIds: first.kind === "accepted" ? first.providerIds : [],
    });
    expect((await listMails()).mails).toHaveLength(1);
  });

  it("is certainly refused when the provider refuses its address", async () => {
    await setFaults({ refuseAddress: MAIL.to });
    expect(await mailer.submit(MAIL, crypto.randomUUID())).toMatchObject({
      kind: "refused",
      reason: "content",
      status: 422,
    });
  });

  it("is in doubt when the connection breaks after it was taken, and safe to try again", async () => {
    const key = crypto.randomUUID();
    await setFaults({ acceptThenDrop: { next: 1 } });
    expect(await mailer.submit(MAIL, key)).toMatchObject({ kind: "in-doubt" });
    expect(await mailer.submit(MAIL, key)).toMatchObject({ kind: "accepted" });
    expect((await listMails()).mails).toHaveLength(1);
  });

  it("is in doubt when no answer comes in time", async () => {
    await setFaults({ hang: {} });
    expect(await impatient.submit(MAIL, crypto.randomUUID())).toMatchObject({
      kind: "in-doubt",
      status: null,
    });
  });
});

describe("a batch", () => {
  it("is accepted with one id a mail, in their order", async () => {
    const answer = await mailer.submitBatch(batchOf(["a@example.com", "b@example.com"]), crypto.randomUUID());
    expect(answer.kind === "accepted" && answer.providerIds).toHaveLength(2);
    expect((await listMails()).mails.map((mail) => mail.to)).toEqual([["a@example.com"], ["b@example.com"]]);
  });

  it("keeps its buffer until it was accepted, and for good where that is not certain", async () => {
    const fresh = createResendMailer({ apiKey: "re_test", baseUrl: new URL(BASE) });
    const spy = vi.spyOn(globalThis, "fetch");
    const listBuffers = () =>
      spy.mock.calls.flatMap(([, init]) => (init?.body instanceof Uint8Array ? [init.body.buffer] : []));
    const submit = (name: string, filler = 1) =>
      fresh.submitBatch(batchOf([`${name}@example.com`], filler), crypto.randomUUID());

    const together = ["a", "b", "c"].map((name) => submit(name, 1_000_000));
    for (const answer of await Promise.all(together)) expect(answer.kind).toBe("accepted");
    expect(new Set(listBuffers()).size).toBe(3);
    const { mails } = await listMails();
    expect(mails.map((mail) => mail.to[0]).sort()).toEqual(
      ["a", "b", "c"].map((name) => `${name}@example.com`),
    );

    await submit("d");
    expect(listBuffers().slice(0, 3)).toContain(listBuffers()[3]);
    await setFaults({ acceptThenDrop: { next: 1 } });
    expect((await submit("e")).kind).toBe("in-doubt");
    await Promise.all(["f", "g", "h"].map((name) => submit(name)));
    expect(listBuffers().slice(5)).not.toContain(listBuffers()[4]);
    spy.mockRestore();
  });

  it("is taken once when it is submitted twice, and its key is spent for any other body", async () => {
    const key = crypto.randomUUID();
    const first = await mailer.submitBatch(batchOf(["a@example.com"]), key);
    const second = await mailer.submitBatch(batchOf(["a@example.com"]), key);
    expect(first.kind === "accepted" && first.providerIds).toEqual(
      second.kind === "accepted" && second.providerIds,
    );
    expect(await mailer.submitBatch(batchOf(["b@example.com"]), key)).toMatchObject({
      kind: "refused",
      reason: "key-reused",
      status: 409,
    });
    expect((await listMails()).mails).toHaveLength(1);
  });

  it("is refused whole when one address is", async () => {
    await setFaults({ refuseAddress: "b@example.com" });
    const answer = await mailer.submitBatch(batchOf(["a@example.com", "b@example.com"]), crypto.randomUUID());
    expect(answer).toMatchObject({
      kind: "refused",
      reason: "content",
      status: 422,
      message: expect.stringMatching(/./),
    });
    expect((await listMails()).mails).toEqual([]);
  });

  it("is in doubt when the provider takes it and the reply is lost, and is taken once in the end", async () => {
    const key = crypto.randomUUID();
    await setFaults({ acceptThenDrop: { next: 1 } });
    expect(await mailer.submitBatch(batchOf(["a@example.com"]), key)).toMatchObject({ kind: "in-doubt" });
    expect(await mailer.submitBatch(batchOf(["a@example.com"]), key)).toMatchObject({ kind: "accepted" });
    expect((await listMails()).mails).toHaveLength(1);
  });

  it("is in doubt when no answer comes in time", async () => {
    await setFaults({ hang: {} });
    expect(await impatient.submitBatch(batchOf(["a@example.com"]), crypto.randomUUID())).toMatchObject({
      kind: "in-doubt",
      status: null,
    });
  });

  it.each([
    [429, "rate_limit_exceeded", { kind: "refused", reason: "rate" }],
    [429, "daily_quota_exceeded", { kind: "refused", reason: "daily-quota" }],
    [429, "monthly_quota_exceeded", { kind: "refused", reason: "monthly-quota" }],
    [401, "missing_api_key", { kind: "refused", reason: "author" }],
    [403, "validation_error", { kind: "refused", reason: "author" }],
    [409, "concurrent_idempotent_requests", { kind: "in-doubt" }],
    [500, "application_error", { kind: "in-doubt" }],
    [503, "service_unavailable", { kind: "in-doubt" }],
  ])("answered with %i %s is told apart", async (status, name, expected) => {
    await setFaults({ failStatus: { status, name, retryAfterSeconds: 7 } });
    const answer = await mailer.submitBatch(batchOf(["a@example.com"]), crypto.randomUUID());
    expect(answer).toMatchObject({ ...expected, status, name });
    const limited = name === "rate_limit_exceeded"; // a used-up quota says nothing about the rate: confirmations go on
    expect(answer.rate).toMatchObject({ limited, retryAfterSeconds: 7 });
  });
});

describe("odd answers", () => {
  afterEach(() => vi.restoreAllMocks());

  const answerWith = (body: BodyInit | null, init: ResponseInit) =>
    vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response(body, init));

  it("put exactly the assembled bytes on the wire, with the documented headers and no redirect followed", async () => {
    const spy = answerWith('{"data":[{"id":"1"}]}', { status: 200 });
    const mails = batchOf(["jos\u00e9@example.com", "b@example.com"]);
    await mailer.submitBatch(mails, "weekly/0/1/1");
    const [address, init] = spy.mock.calls[0] ?? [];
    expect(address).toBe("https://api.resend.com/emails/batch");
    expect(init).toMatchObject({
      method: "POST",
      body: assembleBody(mails, createBodyBuffer()),
      redirect: "manual",
    });
    expect(Object.fromEntries(new Headers(init?.headers))).toMatchObject({
      authorization: "Bearer re_test",
      "content-type": "application/json",
      "idempotency-key": "weekly/0/1/1",
      "user-agent": expect.stringMatching(/^resend-node/),
      "x-batch-validation": "strict",
    });
  });

  it("send one mail without following a redirect either", async () => {
    const spy = answerWith('{"id":"1"}', { status: 200 });
    await mailer.submit(MAIL, "key");
    expect(spy.mock.calls[0]?.[1]).toMatchObject({ redirect: "manual" });
  });

  it("keep to a base address with a path", async () => {
    const spy = answerWith('{"id":"1"}', { status: 200 });
    await createResendMailer({ apiKey: "re_test", baseUrl: new URL("http://localhost:1234/resend/") }).submit(
      MAIL,
      "key",
    );
    expect(spy.mock.calls[0]?.[0]).toBe("http://localhost:1234/resend/emails");
  });

  it.each([
    ["success without JSON", "<html>", 200],
    ["success without ids", "{}", 200],
    ["success with an empty list", '{"data":[]}', 200],
    ["success with a mail that has no id", '{"data":[{"id":"1"},{}]}', 200],
    ["success that says null", "null", 200],
    ["a redirect", "", 302],
    ["a gateway's error page", "<html>", 502],
    ["an unknown status", "{}", 418],
  ])("leave a batch in doubt: %s", async (_, body, status) => {
    answerWith(body, { status });
    expect(await mailer.submitBatch(batchOf(["a@example.com"]), "key")).toMatchObject({
      kind: "in-doubt",
      status,
    });
  });

  it.each([
    ["success without JSON", "<html>", 200],
    ["success without an id", "{}", 200],
    ["a redirect", "", 302],
    ["a gateway's error page", "<html>", 502],
  ])("leave one mail in doubt: %s", async (_, body, status) => {
    answerWith(body, { status });
    expect(await mailer.submit(MAIL, "key")).toMatchObject({ kind: "in-doubt" });
  });

  it("leave mail in doubt when the network fails", async () => {
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("network connection lost"));
    const inDoubt = { kind: "in-doubt", status: null, rate: NO_RATE_READING };
    expect(await mailer.submit(MAIL, "key")).toMatchObject(inDoubt);
    expect(await mailer.submitBatch([], "key")).toMatchObject(inDoubt);
  });

  it("count by the status line where an error has no JSON", async () => {
    answerWith("error code: 1010", { status: 403 });
    expect(await mailer.submitBatch([], "key")).toMatchObject({
      kind: "refused",
      reason: "author",
      status: 403,
      message: "",
    });
  });

  it("read the rate from the headers, and nothing from nonsense", async () => {
    const headers = {
      "ratelimit-limit": "10;w=1",
      "ratelimit-remaining": "0",
      "ratelimit-reset": "soon",
      "retry-after": "-1",
    };
    answerWith('{"name":"rate_limit_exceeded"}', { status: 429, headers });
    const answer = await mailer.submitBatch([], "key");
    expect(answer.rate).toEqual({
      limit: 10,
      remaining: 0,
      resetSeconds: null,
      retryAfterSeconds: null,
      limited: true,
    });
    answerWith("{}", { status: 500 });
    expect((await mailer.submitBatch([], "key")).rate).toEqual(NO_RATE_READING);
  });

  it("write nothing to the console, where addresses could show", async () => {
    const written = [vi.spyOn(console, "error"), vi.spyOn(console, "log"), vi.spyOn(console, "warn")];
    answerWith('{"statusCode":422,"name":"validation_error","message":"ada@example.com is bad"}', {
      status: 422,
    });
    expect(await mailer.submit(MAIL, "key")).toMatchObject({ kind: "refused", reason: "content" });
    await mailer.submitBatch([], "key");
    for (const spy of written) expect(spy).not.toHaveBeenCalled();
  });
});
