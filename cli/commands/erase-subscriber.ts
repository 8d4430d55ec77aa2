import type { Erasure, SubscriberView } from "../../src/contract/subscribers/subscriber.ts";
import { askFirst, requireAnswer } from "../ask.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { addressReader, READER } from "./show-subscribers.ts";

export const subscribersErase: Command = {
  name: "subscribers erase",
  summary: "erase all that is kept about a reader; nobody can take it back",
  words: [READER],
  flags: { yes: { summary: "do not ask first" } },
  run: eraseSubscriber,
};

/** Whoever it is about is looked up before the question: a slip of the pen is seen then. */
async function eraseSubscriber({ words: [address = ""], switches, json, connect }: Call): Promise<Outcome> {
  requireAnswer(switches);
  const connection = connect();
  const path = addressReader(address);
  const { email, status } = await connection.call<SubscriberView>("GET", path);
  if (!(await askFirst({ switches }, `Erase ${email} (${status})? Nobody can take this back.`)))
    return "refused";
  const erased = await connection.call<Erasure>("DELETE", path);
  console.log(json ? JSON.stringify({ email, ...erased }) : `erased    ${email}`);
  return "done";
}
