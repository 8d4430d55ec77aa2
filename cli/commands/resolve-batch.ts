import type { Command } from "../command.ts";
import { blameUsage } from "../usage-fault.ts";
import { type IssueLine, sayIssue } from "./show-issues.ts";

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
    const { body } = await connect().call("POST", path, JSON.stringify({ batch, as }));
    console.log(json ? JSON.stringify(body, null, 2) : sayIssue(body as IssueLine, Date.now())); // documented
    return "done";
  },
};
