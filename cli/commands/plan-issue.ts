import type { IssueAnswer } from "../../src/contract/issues/issue-answer.ts";
import type { IssueRequestBody } from "../../src/contract/issues/issue-request.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { derivePostPath } from "../derive-post-path.ts";
import { findPlace } from "../find-root.ts";
import { readPostsFolder } from "../read-posts-folder.ts";
import { blameUsage } from "../usage-fault.ts";
import { sayPreview } from "../words/say-preview.ts";

export const issuesPlan: Command = {
  name: "issues plan",
  summary: "plan an issue now, or see what it would hold",
  flags: {
    cadence: { example: "weekly", summary: "whose issue; without it the first of CADENCES" },
    posts: { example: "en/a.md,en/b.md", summary: "these posts to everybody at once, by id or path" },
    "dry-run": { summary: "show what would go out, to how many, and why every other post would not" },
    "test-to": { example: "you@example.com", summary: "one mail to this address, and nothing recorded" },
    hold: { example: "30", summary: "minutes to hold it for a look before it goes" },
  },
  run: planIssue,
};

async function planIssue(call: Call): Promise<Outcome> {
  const request = await composeRequest(call);
  const answer = await call.connect().call<IssueAnswer>("POST", "api/issues", JSON.stringify(request));
  console.log(call.json ? JSON.stringify(answer, null, 2) : sayAnswer(answer, call));
  return "done";
}

/** A cadence that there is none of is for the newsletter to name. */
type PlanRequest = Omit<IssueRequestBody, "cadence"> & { readonly cadence?: string };

async function composeRequest({ values, switches, connect }: Call): Promise<PlanRequest> {
  const { cadence, posts, "test-to": testTo, hold } = values;
  if (hold !== undefined && !/^\d+$/.test(hold))
    throw blameUsage("--hold takes whole minutes, such as --hold 30.");
  const names = posts?.split(",").map((name) => name.trim());
  return {
    ...(cadence === undefined ? {} : { cadence }),
    ...(names === undefined ? {} : { posts: await readNames(names, connect) }),
    ...(switches.has("dry-run") ? { dryRun: true } : {}),
    ...(testTo === undefined ? {} : { testTo }),
    ...(hold === undefined ? {} : { holdMinutes: Number(hold) }),
  };
}

/** A name that can only be a file's (`./x.md`, `/home/…`) is the path that this file is known by. */
async function readNames(names: readonly string[], connect: Call["connect"]): Promise<readonly string[]> {
  if (!names.some(isFile)) return names;
  const postsFolder = await readPostsFolder(connect());
  return names.map((name) => (isFile(name) ? derivePostPath(findPlace(name), postsFolder) : name));
}

const isFile = (name: string) => /^(\/|\.{1,2}\/)/.test(name);

function sayAnswer(answer: IssueAnswer, { values }: Call): string {
  if ("wouldSend" in answer) return sayPreview(answer);
  if ("url" in answer) return `Planned ${answer.id}: ${answer.url}`;
  if ("reason" in answer) return answer.reason;
  return `A test mail is on its way to ${values["test-to"]}. Nothing was recorded.`;
}
