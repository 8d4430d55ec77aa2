import { createExecutionContext, createScheduledController, waitOnExecutionContext } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { connectOutbox } from "../../../src/compose/outbox-object.ts";
import type { IssueList } from "../../../src/contract/issues/issue.ts";
import type { Env } from "../../../src/env.ts";
import worker from "../../../src/index.ts";

const main = (exports as unknown as { default: Fetcher }).default; // typed by no generated file
const BASE = "http://localhost:8787";
const EMULATOR = "https://api.resend.com/_emulator";
export const AUTHOR = { Authorization: "Bearer author-token-for-tests-long-enough" };

interface ReceivedMail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly { readonly name: string; readonly value: string }[];
}

/** The whole Worker in workerd, as its callers see it; the provider is the emulator. */
export const ask = (path: string, init?: RequestInit): Promise<Response> =>
  main.fetch(new Request(new URL(path, BASE), init));

/** The object that drains what is owed, by the same settings, in the request that wakes it. */
function createOutboxWith(deployed: Env) {
  const values = new Map<string, unknown>();
  const kv = {
    get: (key: string) => values.get(key),
    put: (key: string, value: unknown) => values.set(key, value),
  };
  const { drain } = connectOutbox(deployed, { kv } as unknown as DurableObjectStorage); // the part that a drain uses
  const wake = async (): Promise<void> => {
    const wakeAt = await drain();
    if (wakeAt !== null && wakeAt <= Date.now()) await wake();
  };
  return { getByName: () => ({ wake }) };
}

/** The same, deployed with other settings; what follows the response is waited for, with the mails that it owes. */
export async function askWith(
  settings: Readonly<Record<string, unknown>>,
  path: string,
  init?: RequestInit,
): Promise<Response> {
  const context = createExecutionContext();
  const run = worker.fetch as (...input: unknown[]) => Promise<Response>; // `satisfies` narrowed its arity
  const deployed = { ...env, ...settings } as unknown as Env; // typed by no generated file
  const outbox = { OUTBOX: createOutboxWith(deployed) };
  const response = await run(new Request(new URL(path, BASE), init), { ...deployed, ...outbox }, context);
  await waitOnExecutionContext(context);
  return response;
}

export async function askJson(path: string, init: RequestInit = {}) {
  const response = await ask(path, {
    ...init,
    headers: { ...AUTHOR, Accept: "application/json", ...init.headers },
  });
  return { status: response.status, body: (await response.json()) as never };
}

/** One cron event; its scheduled time is the planner's clock. */
export async function tick(scheduledTime: string): Promise<void> {
  const context = createExecutionContext();
  const run = worker.scheduled as (...input: unknown[]) => Promise<void>; // `satisfies` narrowed its arity
  await run(
    createScheduledController({ scheduledTime: new Date(scheduledTime), cron: "*/15 * * * *" }),
    env,
    context,
  );
  await waitOnExecutionContext(context);
}

export async function publish(
  path: string,
  lines: readonly string[],
  body = "Some words.",
): Promise<Response> {
  return ask(`/api/posts/${path}`, {
    method: "PUT",
    headers: AUTHOR,
    body: ["---", ...lines, "---", "", body].join("\n"),
  });
}

export async function importReaders(
  rows: readonly string[],
  header = "email,cadence,languages",
): Promise<void> {
  const answer = await ask("/api/subscribers/import", {
    method: "POST",
    headers: { ...AUTHOR, "Content-Type": "text/csv" },
    body: [header, ...rows].join("\n"),
  });
  if (!answer.ok) throw new Error(await answer.text());
}

export async function mailsTo(address: string): Promise<readonly ReceivedMail[]> {
  const answer = await fetch(`${EMULATOR}/mails?to=${encodeURIComponent(address)}`);
  return ((await answer.json()) as { mails: ReceivedMail[] }).mails;
}

/** Until every planned issue is closed: the objects' own alarms drive them. One that takes a minute is stuck. */
export async function settleIssues(): Promise<IssueList["issues"]> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const { body } = await askJson("/api/issues");
    const { issues } = body as IssueList;
    if (issues.every((issue) => ["closed", "cancelled"].includes(issue.state))) return issues;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The issues do not close.");
}
