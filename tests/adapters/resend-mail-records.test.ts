import { beforeEach, describe, expect, it } from "vitest";
import { createResendMailRecords } from "../../src/adapters/resend/mail-records.ts";
import { createResendMailer } from "../../src/adapters/resend/mailer.ts";
import { derivePlaceholders } from "../../src/core/editions/placeholders.ts";

const BASE = "https://api.resend.com";
const account = { apiKey: "re_test", baseUrl: new URL(BASE) };
const records = createResendMailRecords(account);
const mailer = createResendMailer(account);

const PLACEHOLDERS = derivePlaceholders("5ca1ab1e");
const NEWS = {
  from: "gazette@example.com",
  to: PLACEHOLDERS.address,
  replyTo: null,
  html: "<p>n</p>",
  text: "n",
  headers: {},
  tags: {},
};

const control = (path: string, init?: RequestInit) => fetch(`${BASE}/_emulator/${path}`, init);
const setFaults = (faults: unknown) => control("faults", { method: "PUT", body: JSON.stringify(faults) });

async function submit(count: number): Promise<readonly string[]> {
  const mails = Array.from({ length: count }, (_, index) => {
    const mail = { ...NEWS, subject: `News ${index}` };
    const parts = { address: `reader-${index}@example.com`, leaveUrl: "", manageToken: "" };
    return { edition: { hash: "", pieces: mailer.encode(mail, PLACEHOLDERS).pieces }, parts };
  });
  const answer = await mailer.submitBatch(mails, crypto.randomUUID());
  return answer.kind === "accepted" ? answer.providerIds : [];
}

beforeEach(async () => {
  await setFaults({});
  await control("mails", { method: "DELETE" });
});

describe("the provider's list", () => {
  it("is read by the hundred, newest first, with address, subject and time of each mail", async () => {
    const before = Date.now();
    const ids = await submit(100);
    await submit(1);
    const page = await records.listPage("newest");
    if (page.kind !== "page") throw new Error(page.reason);
    expect([page.records.length, page.more]).toEqual([100, true]);
    expect(page.records[1]).toEqual({
      id: ids[99],
      to: ["reader-99@example.com"],
      subject: "News 99",
      at: expect.toSatisfy((at: number) => at >= before - 1000 && at <= Date.now()),
    });
  });

  it("goes on from a mail to the older and to the newer side", async () => {
    const ids = await submit(10);
    const older = await records.listPage({ olderThan: ids[5] ?? "" });
    const newer = await records.listPage({ newerThan: ids[5] ?? "" });
    expect([older, newer].map((page) => page.kind === "page" && page.records.map((mail) => mail.id))).toEqual(
      [ids.slice(0, 5).reverse(), ids.slice(6).reverse()],
    );
  });

  it("says nothing to a key that may only send, nor from a mail that the provider does not know", async () => {
    await submit(1);
    expect(await records.listPage({ olderThan: "nothing" })).toMatchObject({
      kind: "unavailable",
      reason: "422 validation_error",
    });
    await setFaults({ keyMaySendOnly: true });
    expect(await records.listPage("newest")).toMatchObject({
      kind: "unavailable",
      reason: "401 restricted_api_key",
    });
  });

  it("says nothing where no answer comes, or one in another shape", async () => {
    await setFaults({ hangReading: true });
    const impatient = createResendMailRecords({ ...account, timeoutMs: 300 });
    expect(await impatient.listPage("newest")).toMatchObject({ kind: "unavailable", reason: "no answer" });
    await setFaults({});
    const closed = createResendMailRecords({ ...account, baseUrl: new URL(`${BASE}/nowhere`) });
    expect(await closed.listPage("newest")).toMatchObject({ kind: "unavailable", reason: "404 not_found" });
    const other = createResendMailRecords({ ...account, baseUrl: new URL(`${BASE}/_emulator/mails?x=`) });
    expect(await other.listPage("newest")).toMatchObject({
      kind: "unavailable",
      reason: "200 unreadable_answer",
    });
  });
});
