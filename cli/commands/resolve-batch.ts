import type { IssueView } from "../../src/contract/issues/issue.ts";
import type { ResolutionBody } from "../../src/contract/issues/issue-request.ts";
import type { Command } from "../command.ts";
import { ISSUE_ID, sayIssue } from "./show-issues.ts";

type Outcome = ResolutionBody["as"];
const OUTCOMES: readonly Outcome[] = ["submitted", "not-submitted"];

export const issuesResolve: Command = {
  name: "issues resolve",
  summary: "your word about a batch whose outcome is unknown",
  words: [
    ISSUE_ID,
    { name: "batch", summary: "as the issue shows it" },
    { name: "outcome", summary: "did it go out?", choices: OUTCOMES },
  ],
  async run({ words, json, connect }) {
    const [id = "", batch = "", outcome] = words;
    const resolution: ResolutionBody = { batch, as: outcome as Outcome }; // one of the choices
    const path = `api/issues/${encodeURIComponent(id)}/resolve`;
    const issue = await connect().call<IssueView>("POST", path, JSON.stringify(resolution));
    console.log(json ? JSON.stringify(issue, null, 2) : sayIssue(issue, Date.now()));
    return "done";
  },
};
