import type { Command } from "../command.ts";
import { type IssueLine, sayIssue } from "./show-issues.ts";

type Verb = "pause" | "resume" | "cancel" | "send";

const SUMMARIES: Readonly<Record<Verb, string>> = {
  pause: "stop an issue: nothing more of it starts",
  resume: "let an issue go on, also one that stopped by itself",
  cancel: "end an issue: what was not sent yet stays unsent",
  send: "let a held issue go",
};

/** What an author tells one issue. */
export const commandIssue = (verb: Verb): Command => ({
  name: `issues ${verb}`,
  takes: "<id>",
  words: [1, 1],
  summary: SUMMARIES[verb],
  async run({ words, json, connect }) {
    const [id = ""] = words;
    const { body } = await connect().call("POST", `api/issues/${encodeURIComponent(id)}/${verb}`);
    console.log(json ? JSON.stringify(body, null, 2) : sayIssue(body as IssueLine, Date.now())); // documented
    return "done";
  },
});
