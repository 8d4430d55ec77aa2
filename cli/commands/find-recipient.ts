import type { Recipient } from "../../src/contract/issues/recipient.ts";
import type { Command } from "../command.ts";
import { ISSUE_ID } from "./show-issues.ts";

export const issuesWho: Command = {
  name: "issues who",
  summary: "was it submitted to this address, when, with which provider id",
  words: [ISSUE_ID, { name: "address", summary: "of the reader" }],
  async run({ words, json, connect }) {
    const [id = "", address = ""] = words;
    const path = `api/issues/${encodeURIComponent(id)}/recipients/${encodeURIComponent(address)}`;
    const recipient = await connect().call<Recipient>("GET", path);
    console.log(json ? JSON.stringify(recipient, null, 2) : sayRecipient(address, recipient));
    return "done";
  },
};

/** We submit; what became of a mail, the provider reports later. */
export function sayRecipient(address: string, recipient: Recipient): string {
  const { state, batch, submittedAt, providerId, events } = recipient;
  const when = submittedAt === null ? "" : ` at ${submittedAt}`;
  const name = providerId === null ? "" : `, the provider's id is ${providerId}`;
  const reports = events.map(({ type, at }) => `  ${at}  ${type}`);
  return [`${address}: ${state}${when} in batch ${batch}${name}.`, ...reports].join("\n");
}
