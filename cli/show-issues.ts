import type { Connection } from "./connection.ts";
import { sayEnd } from "./say-end.ts";
import { sayEvidence, type UnknownBatch } from "./say-evidence.ts";

/** The latest issues, a line each; or one, whole. */
export async function issuesShow(connection: Connection, words: readonly string[]): Promise<void> {
  const [id] = words;
  return id === undefined ? showLatest(connection) : showOne(connection, id);
}

async function showLatest(connection: Connection): Promise<void> {
  const { issues } = (await connection.call("GET", "api/issues")).body as { issues: readonly IssueLine[] }; // documented
  if (issues.length === 0) console.log("No issue was planned yet.");
  for (const issue of issues) console.log(sayIssue(issue, Date.now()));
}

/** Beside each unknown batch stands what the provider's own list shows of it: standard output stays JSON. */
async function showOne(connection: Connection, id: string): Promise<void> {
  const path = `api/issues/${encodeURIComponent(id)}`;
  const issue = (await connection.call("GET", path)).body as IssueLine & {
    readonly unknownBatches: readonly UnknownBatch[];
  }; // documented
  const unknownBatches: UnknownBatch[] = [];
  for (const { batch } of issue.unknownBatches) {
    const looked = await connection.call("GET", `${path}/unknown/${encodeURIComponent(batch)}`);
    unknownBatches.push(looked.body as UnknownBatch); // documented
  }
  console.log(JSON.stringify({ ...issue, unknownBatches }, null, 2));
  console.error(`\n${sayIssue(issue, Date.now())}`);
  for (const batch of unknownBatches) console.error(`\n${sayEvidence(id, batch)}`);
}

interface IssueLine {
  readonly id: string;
  readonly state: string;
  readonly counts: Readonly<Record<"audience" | "submitted" | "refused" | "unknown", number>>;
  readonly waitingFor: string | null;
  readonly expectedEndAt: string | null;
}

/**
 * What it waits for and when it will be done, where that is known; of a cancelled issue how many were not served (one
 * that still settles its doubts may serve a few of them).
 */
export function sayIssue(issue: IssueLine, now: number, timeZone?: string): string {
  const { id, state, counts, waitingFor, expectedEndAt } = issue;
  const { audience, submitted, refused, unknown } = counts;
  const notServed = audience - submitted - refused - unknown;
  const told = [
    `${submitted}/${audience} submitted, ${refused} refused, ${unknown} unknown`,
    ...(state === "cancelled" ? [`${notServed} not served`] : []),
    ...(waitingFor === null ? [] : [`waits for ${WAITS[waitingFor] ?? waitingFor}`]),
    ...(expectedEndAt === null ? [] : [sayEnd(expectedEndAt, now, timeZone)]),
  ];
  return `${id.padEnd(34)} ${state.padEnd(10)} ${told.join(", ")}`;
}

const WAITS: Readonly<Record<string, string>> = {
  quota: "the provider's quota",
  hour: "the reader's hour",
  provider: "the provider's answer",
  author: "you",
};
