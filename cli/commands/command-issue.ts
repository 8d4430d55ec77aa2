import type { IssueView } from "../../src/contract/issues/issue.ts";
import type { IssueCommand } from "../../src/core/issues/issue-command.ts";
import type { Command } from "../command.ts";
import { ISSUE_ID, sayIssue } from "./show-issues.ts";

const SUMMARIES: Readonly<Record<IssueCommand, string>> = {
  pause: "stop an issue: nothing more of it starts",
  resume: "let an issue go on, also one that stopped by itself",
  cancel: "end an issue: what was not sent yet stays unsent",
  send: "let a held issue go",
};

/** What an author tells one issue. */
export const commandIssue = (verb: IssueCommand): Command => ({
  name: `issues ${verb}`,
  summary: SUMMARIES[verb],
  words: [ISSUE_ID],
  async run({ words, json, connect }) {
    const [id = ""] = words;
    const issue = await connect().call<IssueView>("POST", `api/issues/${encodeURIComponent(id)}/${verb}`);
    console.log(json ? JSON.stringify(issue, null, 2) : sayIssue(issue, Date.now()));
    return "done";
  },
});
