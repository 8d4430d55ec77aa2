import { parseArgs } from "node:util";
import type { Connection } from "./connection.ts";

/** Plans an issue now, or shows what it would hold. */
export async function issuesPlan(connection: Connection, words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      cadence: { type: "string" },
      posts: { type: "string" },
      "dry-run": { type: "boolean" },
      "test-to": { type: "string" },
      hold: { type: "string" },
    },
  });
  const request = {
    ...(values.cadence === undefined ? {} : { cadence: values.cadence }),
    ...(values.posts === undefined ? {} : { posts: values.posts.split(",") }),
    ...(values["dry-run"] ? { dryRun: true } : {}),
    ...(values["test-to"] === undefined ? {} : { testTo: values["test-to"] }),
    ...(values.hold === undefined ? {} : { holdMinutes: Number(values.hold) }),
  };
  const answer = await connection.call("POST", "api/issues", JSON.stringify(request));
  console.log(JSON.stringify(answer.body, null, 2));
}

/** The latest issues, a line each; or one, whole. */
export async function issuesShow(connection: Connection, words: readonly string[]): Promise<void> {
  const [id] = words;
  if (id !== undefined) {
    console.log(
      JSON.stringify((await connection.call("GET", `api/issues/${encodeURIComponent(id)}`)).body, null, 2),
    );
    return;
  }
  const { issues } = (await connection.call("GET", "api/issues")).body as { issues: readonly IssueLine[] }; // documented
  if (issues.length === 0) console.log("No issue was planned yet.");
  for (const issue of issues) {
    const { audience, submitted, refused, unknown } = issue.counts;
    console.log(
      `${issue.id.padEnd(34)} ${issue.state.padEnd(10)} ${submitted}/${audience} submitted, ${refused} refused, ${unknown} unknown`,
    );
  }
}

interface IssueLine {
  readonly id: string;
  readonly state: string;
  readonly counts: Readonly<Record<"audience" | "submitted" | "refused" | "unknown", number>>;
}
