import assert from "node:assert/strict";
import { isTo } from "../resend-emulator/control-routes.ts";
import { type DemoReader, subscribe } from "./sign-up.ts";
import type { Stage } from "./stage.ts";
import { waitFor } from "./wait-for.ts";

/** A test address of the provider: whatever is mailed to it comes back for good. */
const GONE: DemoReader = { address: "bounced@resend.dev", language: "en" };

/** The author brings an old list along. */
export const importOldAddress = (stage: Stage) =>
  stage.author.importReaders(`email,languages,cadence\n${GONE.address},${GONE.language},weekly\n`);

/** The digest was submitted, the provider reports that it came back, and nothing is written to that address any more. */
export async function seeItSuppressed(stage: Stage): Promise<void> {
  assert.equal(listMails(stage).length, 1, "the digest was not submitted");
  await waitFor("the bounce to suppress its address", async () => {
    const reason = await stage.author.findSuppression(GONE.address);
    return reason === "bounce" ? reason : null;
  });
}

/** The form answers as it does to everybody. */
export const signUpAgain = (stage: Stage) => subscribe(stage, GONE);

/** Neither the next digest nor a confirmation. */
export function seeNothingMore(stage: Stage): void {
  assert.equal(listMails(stage).length, 1, "something was mailed to an address that bounced for good");
}

const listMails = ({ emulator }: Stage) => emulator.mails().filter(({ to }) => isTo(to, GONE.address));
