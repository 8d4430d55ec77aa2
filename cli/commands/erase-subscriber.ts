import type { Erasure, SubscriberView } from "../../src/contract/subscribers/subscriber.ts";
import { askFirst, requireAnswer } from "../ask.ts";
import type { Call, Command, Outcome } from "../command.ts";
import type { Connection } from "../connection.ts";
import { isRefusal } from "../refusal.ts";
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
  const shown = await findShown(connection, path);
  const email = shown?.email ?? address;
  const status = shown?.status ?? "not here: only what is left of them, if anything";
  if (!(await askFirst({ switches }, `Erase ${email} (${status})? Nobody can take this back.`)))
    return "refused";
  const erased = await connection.call<Erasure>("DELETE", path);
  console.log(json ? JSON.stringify({ email, ...erased }) : `erased    ${email}`);
  return "done";
}

/** Null: not here. A trace of who has left long ago may still be, which erasing takes away. */
const findShown = (connection: Connection, path: string): Promise<SubscriberView | null> =>
  connection.call<SubscriberView>("GET", path).catch((error: unknown) => {
    if (isRefusal(error) && error.status === 404) return null;
    throw error;
  });
