import type { Command } from "../command.ts";

export const issuesWho: Command = {
  name: "issues who",
  takes: "<id> <address>",
  words: [2, 2],
  summary: "was it submitted to this address, when, with which provider id",
  async run({ words, json, connect }) {
    const [id = "", address = ""] = words;
    const path = `api/issues/${encodeURIComponent(id)}/recipients/${encodeURIComponent(address)}`;
    const { body } = await connect().call("GET", path);
    console.log(json ? JSON.stringify(body, null, 2) : sayRecipient(address, body as Recipient)); // documented
    return "done";
  },
};

/** As `GET /api/issues/:id/recipients/:email` answers. */
export interface Recipient {
  readonly state: string;
  readonly batch: number | string;
  readonly submittedAt: string | null;
  readonly providerId: string | null;
  readonly events: readonly { readonly type: string; readonly at: string }[];
}

/** We submit; what became of a mail, the provider reports later. */
export function sayRecipient(address: string, recipient: Recipient): string {
  const { state, batch, submittedAt, providerId, events } = recipient;
  const when = submittedAt === null ? "" : ` at ${submittedAt}`;
  const name = providerId === null ? "" : `, the provider's id is ${providerId}`;
  const reports = events.map(({ type, at }) => `  ${at}  ${type}`);
  return [`${address}: ${state}${when} in batch ${batch}${name}.`, ...reports].join("\n");
}
