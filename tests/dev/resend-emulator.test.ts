import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Resend } from "resend";
import { describe, expect, it } from "vitest";
import { createResendEmulator, type ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import type { EmulatorOptions } from "../../dev/resend-emulator/emulator-options.ts";

const mailTo = (to: string, rest: Record<string, unknown> = {}) => ({
  from: "The Gazette <gazette@example.com>",
  to,
  subject: "Hello",
  html: `<p>For ${to}</p>`,
  text: `For ${to}`,
  ...rest,
});

const HEADERS = { authorization: "Bearer re_test", "user-agent": "test", "content-type": "application/json" };

function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Request(`https://api.resend.com${path}`, {
    method: "POST",
    headers: { ...HEADERS, ...headers },
    body: text,
  });
}

const keyed = (key: string) => ({ "idempotency-key": key });
const batchOf = (count: number) =>
  Array.from({ length: count }, (_, at) => mailTo(`reader${at}@example.com`));

/** Any of the answers that the tests look into. */
interface AnswerBody {
  readonly id: string;
  readonly data: readonly { readonly id: string }[];
  readonly errors: readonly unknown[];
  readonly statusCode: number;
  readonly name: string;
  readonly message: string;
  readonly error: string;
  readonly mails: readonly unknown[];
  readonly calls: readonly unknown[];
}

const readBody = async (response: Response) => (await response.json()) as AnswerBody;

async function send(emulator: ResendEmulator, path: string, body: unknown, headers?: Record<string, string>) {
  const response = await emulator.handle(post(path, body, headers));
  return { status: response.status, headers: response.headers, body: await readBody(response) };
}

/** Bytes that are really held, after a full collection. */
function measureHeap(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function createClock(start = Date.UTC(2026, 10, 23, 9)) {
  let at = start;
  return {
    now: () => at,
    pass(ms: number) {
      at += ms;
    },
  };
}

function withClock(options: EmulatorOptions) {
  const clock = createClock();
  return { clock, emulator: createResendEmulator({ ...options, now: clock.now }) };
}

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
    const request = new Request(post("/emails", mailTo("a@example.com"), keyed("k")), {
      signal: AbortSignal.timeout(30),
    });
    await expect(emulator.handle(request)).rejects.toThrow();
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

  it("keeps address, subject and key alone when bodies are not wanted", async () => {
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
    expect(measureHeap() - before).toBeLessThan(60e6);
  }, 30_000);
});

describe("inbox pages", () => {
  const visit = async (emulator: ResendEmulator, path: string) => {
    const response = await emulator.handle(new Request(`http://127.0.0.1${path}`));
    return { status: response.status, headers: response.headers, page: await response.text() };
  };
  const preheader = '<div style="display:none;max-height:0">First line<span>\u034f\u2007\u00ad</span></div>';
  const page = `<!doctype html><html><head><title>x</title></head><body>${preheader}<p>Body</p></body></html>`;

  it("list the mails newest first with recipient, subject and preheader", async () => {
    const emulator = createResendEmulator();
    await send(emulator, "/emails", mailTo("one@example.com", { subject: "Older", html: page }));
    await send(emulator, "/emails", mailTo("two@example.com", { subject: "Newer <b>", html: "<p>x</p>" }));
    const { page: list } = await visit(emulator, "/");

    expect(list.indexOf("Newer &lt;b&gt;")).toBeGreaterThan(0);
    expect(list.indexOf("Newer &lt;b&gt;")).toBeLessThan(list.indexOf("Older"));
    expect(list).toContain("to one@example.com");
    expect(list).toContain(">First line</span>");
    expect(list).toContain(">For two@example.com</span>");
    expect((await visit(emulator, "/?to=one@example.com")).page).not.toContain("Newer");
  });

  it("turn over after fifty mails", async () => {
    const emulator = createResendEmulator();
    await send(emulator, "/emails/batch", batchOf(60));
    const [first, second] = [await visit(emulator, "/"), await visit(emulator, "/?page=2")];
    expect(first.page.match(/<li>/g)).toHaveLength(50);
    expect(first.page).toContain('href="/?page=2"');
    expect(second.page.match(/<li>/g)).toHaveLength(10);
  });

  it("show one mail in a sandbox, with its text and headers in tabs", async () => {
    const emulator = createResendEmulator();
    const headers = { "List-Unsubscribe": "<https://example.com/unsubscribe?token=x>" };
    const { body } = await send(emulator, "/emails", mailTo("one@example.com", { html: page, headers }));
    const shown = await visit(emulator, `/mails/${body.id}?width=375&scheme=dark`);
    const inner = await visit(emulator, `/mails/${body.id}/body`);

    expect(shown.page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(shown.page).toContain("max-width: 375px; color-scheme: dark");
    expect(inner.headers.get("content-security-policy")).toMatch(/^sandbox .*default-src 'none'/);
    expect(inner.page).toBe(page.replace("<head>", '<head><base target="_blank">'));
    expect((await visit(emulator, `/mails/${body.id}?tab=text`)).page).toContain(
      "<pre>For one@example.com</pre>",
    );
    expect((await visit(emulator, `/mails/${body.id}?tab=headers`)).page).toContain("unsubscribe?token=x");
  });

  it("say when a mail is not there", async () => {
    const missing = await visit(createResendEmulator(), "/mails/nothing");
    expect([missing.status, missing.page]).toEqual([404, expect.stringContaining("not here")]);
  });
});
