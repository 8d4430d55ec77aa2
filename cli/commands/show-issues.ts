import type { DetailedIssue, IssueList, IssueView } from "../../src/contract/issues/issue.ts";
import type { LookedUpBatch } from "../../src/contract/issues/unknown-batch.ts";
import type { Call, Command, Outcome, Word } from "../command.ts";
import type { Connection } from "../connection.ts";
import { formatEvidence } from "../words/format-evidence.ts";
import { formatExpectedEnd } from "../words/say-end.ts";

export const ISSUE_ID: Word = { name: "id", summary: "of the issue, such as weekly-2026-11-23" };

export const issuesShow: Command = {
  name: "issues show",
  summary: "the latest issues, or one of them with what the provider's list shows of unknown batches",
  words: [{ ...ISSUE_ID, isOptional: true }],
  run: showIssues,
};

/** The latest issues, a line each; or one, whole. */
async function showIssues({ words, json, connect }: Call): Promise<Outcome> {
  const [id] = words;
  await (id === undefined ? showLatest(connect(), json) : showOne(connect(), id, json));
  return "done";
}

async function showLatest(connection: Connection, json: boolean): Promise<void> {
  const { issues, paused } = await connection.call<IssueList>("GET", "api/issues");
  if (paused && !json) console.log(PAUSED);
  if (issues.length === 0 && !json) console.log("No issue was planned yet.");
  for (const issue of issues) console.log(json ? JSON.stringify(issue) : sayIssue(issue, Date.now()));
}

const PAUSED = "The newsletter is paused: no issue is planned or goes on until it is resumed.";

/** What asks for the author's word stands on standard error: what the provider's own list shows of unknown batches. */
async function showOne(connection: Connection, id: string, json: boolean): Promise<void> {
  const path = `api/issues/${encodeURIComponent(id)}`;
  const issue = await connection.call<DetailedIssue>("GET", path);
  const unknownBatches: LookedUpBatch[] = [];
  for (const { batch } of issue.unknownBatches)
    unknownBatches.push(await connection.call("GET", `${path}/unknown/${encodeURIComponent(batch)}`));
  console.log(json ? JSON.stringify({ ...issue, unknownBatches }, null, 2) : sayWhole(issue, Date.now()));
  for (const batch of unknownBatches) console.error(`\n${formatEvidence(id, batch)}`);
}

/** One issue in words: its line, when it is of, why it waits, and its posts. */
export function sayWhole(issue: DetailedIssue, now: number, timeZone?: string): string {
  const { slotAt, startedAt, closedAt, rate, stoppedBecause, posts } = issue;
  return [
    sayIssue(issue, now, timeZone),
    `  of ${slotAt}`,
    ...(startedAt === null ? [] : [`  began ${startedAt}${rate === null ? "" : `, ${rate} mails a second`}`]),
    ...(closedAt === null ? [] : [`  closed ${closedAt}`]),
    ...(stoppedBecause === null ? [] : [`  stopped: ${stoppedBecause}`]),
    ...posts.map((post) => `  ${post}`),
  ].join("\n");
}

/**
 * What it waits for and when it will be done, where that is known; of a cancelled issue how many were not served (one
 * that still settles its doubts may serve a few of them).
 */
export function sayIssue(issue: IssueView, now: number, timeZone?: string): string {
  const { id, state, counts, waitingFor, expectedEndAt } = issue;
  const { audience, submitted, refused, unknown } = counts;
  const notServed = audience - submitted - refused - unknown;
  const told = [
    `${submitted}/${audience} submitted, ${refused} refused, ${unknown} unknown`,
    ...(state === "cancelled" ? [`${notServed} not served`] : []),
    ...(waitingFor === null ? [] : [`waits for ${WAITS[waitingFor]}`]),
    ...(expectedEndAt === null ? [] : [formatExpectedEnd(expectedEndAt, now, timeZone)]),
  ];
  return `${id.padEnd(34)} ${state.padEnd(10)} ${told.join(", ")}`;
}

const WAITS: Readonly<Record<NonNullable<IssueView["waitingFor"]>, string>> = {
  quota: "the provider's quota",
  hour: "the reader's hour",
  provider: "the provider's answer",
  author: "you",
};
