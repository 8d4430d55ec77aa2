import type { SuppressionView } from "../../src/contract/subscribers/subscriber.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { addressReader, READER } from "./show-subscribers.ts";

export const subscribersSuppress: Command = {
  name: "subscribers suppress",
  summary: "never write to an address again, whether it is here or not",
  words: [READER],
  run: (call) => change(call, "suppress"),
};

export const subscribersUnsuppress: Command = {
  name: "subscribers unsuppress",
  summary: "write to an address again that bounced, complained or was suppressed; whoever left stays away",
  words: [READER],
  run: (call) => change(call, "unsuppress"),
};

async function change(
  { words: [address = ""], json, connect }: Call,
  verb: "suppress" | "unsuppress",
): Promise<Outcome> {
  const answer = await connect().call<SuppressionView>("POST", `${addressReader(address)}/${verb}`);
  console.log(json ? JSON.stringify(answer) : `${say(answer)}   ${address}`);
  return "done";
}

const say = ({ suppressed }: SuppressionView) =>
  suppressed === null ? "not suppressed" : `suppressed (${suppressed})`;
