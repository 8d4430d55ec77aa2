import { afterEach, expect, it } from "vitest";
import type { IssueView } from "../../../src/contract/issues/issue.ts";
import type { PlannedAnswer } from "../../../src/contract/issues/issue-answer.ts";
import type { SubscriberView } from "../../../src/contract/subscribers/subscriber.ts";
import {
  AUTHOR,
  ask,
  askJson,
  importReaders,
  mailsTo,
  publish,
  settleIssues,
} from "../shell/whole-worker.ts";

const FAULTS = "https://api.resend.com/_emulator/faults";
const RECENT = `pubDate: ${new Date(Date.now() - 86_400_000).toISOString()}`;

const setFaults = (faults: object) => fetch(FAULTS, { method: "PUT", body: JSON.stringify(faults) });

afterEach(async () => {
  await fetch(FAULTS, { method: "DELETE" });
});

async function planSpecial(path: string): Promise<string> {
  await publish(path, [`title: ${path} refused at first`, RECENT]);
  const { body } = await askJson("/api/issues", { method: "POST", body: JSON.stringify({ posts: [path] }) });
  return (body as PlannedAnswer).id;
}

async function waitFor(id: string, isIt: (issue: IssueView) => boolean) {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const { body } = await askJson(`/api/issues/${id}`);
    if (isIt(body)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${id} does not get there.`);
}

it("goes to nobody who left or was erased while the provider refused it, and to everybody else once", async () => {
  const names = ["stays", "erased", "left", "erased-by-id"];
  await importReaders(names.map((name) => `${name}@refused.example,monthly,en`));
  await setFaults({ failStatus: { status: 401, name: "invalid_api_key" } });
  const id = await planSpecial("en/refused.md");
  await waitFor(id, ({ waitingFor }) => waitingFor === "author");
  const found = await askJson("/api/subscribers/erased-by-id@refused.example");
  const { id: subscriber } = found.body as SubscriberView;
  for (const who of ["erased@refused.example", subscriber]) {
    const erased = await ask(`/api/subscribers/${who}`, { method: "DELETE", headers: AUTHOR });
    expect(erased.ok).toBe(true);
  }
  await importReaders(["left@refused.example,unsubscribed"], "email,status");
  await fetch(FAULTS, { method: "DELETE" });
  expect((await askJson(`/api/issues/${id}/resume`, { method: "POST" })).status).toBe(200);
  await settleIssues();
  const got = await Promise.all(names.map(async (name) => (await mailsTo(`${name}@refused.example`)).length));
  expect(Object.fromEntries(names.map((name, index) => [name, got[index]]))).toEqual({
    stays: 1,
    erased: 0,
    left: 0,
    "erased-by-id": 0,
  });
});

it("is given up with its issue where that is cancelled, and its counts say whom it did not serve", async () => {
  await importReaders(["cancelled@refused.example,monthly,en"]);
  await setFaults({ failStatus: { status: 429, name: "rate_limit_exceeded", retryAfterSeconds: 86_400 } });
  const id = await planSpecial("en/cancelled.md");
  await waitFor(id, ({ state }) => state === "submitting");
  const cancelled = await askJson(`/api/issues/${id}/cancel`, { method: "POST" });
  expect(cancelled.body).toMatchObject({ state: "cancelled" });
  await waitFor(id, ({ closedAt }) => closedAt !== null); // what was in flight is refused, too
  const { body } = await askJson(`/api/issues/${id}`);
  const { audience, withdrawn } = (body as IssueView).counts;
  expect([audience > 0, withdrawn]).toEqual([true, audience]);
  await fetch(FAULTS, { method: "DELETE" });
  expect(await mailsTo("cancelled@refused.example")).toEqual([]);
});
