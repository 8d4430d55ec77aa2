import type { IssueView } from "../../src/contract/issues/issue.ts";
import type { ResolutionBody } from "../../src/contract/issues/issue-request.ts";
import type { Command } from "../command.ts";
import { blameUsage } from "../usage-fault.ts";
import { sayIssue } from "./show-issues.ts";

export const issuesResolve: Command = {
  name: "issues resolve",
  takes: "<id> <batch> submitted|not-submitted",
  words: [3, 3],
  summary: "your word about a batch whose outcome is unknown",
  async run({ words, json, connect }) {
    const [id = "", batch = "", as = ""] = words;
    if (as !== "submitted" && as !== "not-submitted")
      throw blameUsage(`Say "submitted" or "not-submitted" of the batch, not "${as}".`);
    const path = `api/issues/${encodeURIComponent(id)}/resolve`;
    const resolution: ResolutionBody = { batch, as };
    const issue = await connect().call<IssueView>("POST", path, JSON.stringify(resolution));
    console.log(json ? JSON.stringify(issue, null, 2) : sayIssue(issue, Date.now()));
    return "done";
  },
};
