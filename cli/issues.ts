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

/** Pauses an issue, lets it go on, cancels it, or lets a held one go. */
export const wish =
  (verb: "pause" | "resume" | "cancel" | "send") =>
  async (connection: Connection, words: readonly string[]) => {
    const [id] = words;
    if (id === undefined) throw new Error(`Which issue? npm run gazette -- issues ${verb} <id>`);
    const { body } = await connection.call("POST", `api/issues/${encodeURIComponent(id)}/${verb}`);
    console.log(JSON.stringify(body, null, 2));
  };

/** Was this address submitted, when, in which batch, with which provider id? */
export async function issuesWho(connection: Connection, words: readonly string[]): Promise<void> {
  const [id, address] = words;
  if (id === undefined || address === undefined)
    throw new Error("npm run gazette -- issues who <id> <address>");
  const path = `api/issues/${encodeURIComponent(id)}/recipients/${encodeURIComponent(address)}`;
  console.log(JSON.stringify((await connection.call("GET", path)).body, null, 2));
}

/** The author's word about a batch of unknown outcome. */
export async function issuesResolve(connection: Connection, words: readonly string[]): Promise<void> {
  const [id, batch, as] = words;
  if (id === undefined || batch === undefined || (as !== "submitted" && as !== "not-submitted")) {
    throw new Error("npm run gazette -- issues resolve <id> <batch> submitted|not-submitted");
  }
  const { body } = await connection.call(
    "POST",
    `api/issues/${encodeURIComponent(id)}/resolve`,
    JSON.stringify({ batch, as }),
  );
  console.log(JSON.stringify(body, null, 2));
}
