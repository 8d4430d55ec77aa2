import assert from "node:assert/strict";
import type { IssueView } from "../../src/contract/issues/issue.ts";
import { isTo } from "../resend-emulator/control-routes.ts";
import type { ReceivedMail } from "../resend-emulator/received-mail.ts";
import type { DemoReader } from "./sign-up.ts";
import type { Stage } from "./stage.ts";
import { waitFor } from "./wait-for.ts";

/** Ticks the cron and waits for the weekly issue that it planned to close. */
export async function runWeeklySlot(stage: Stage, slotAt: number): Promise<IssueView> {
  const known = new Set((await stage.author.listIssues()).map(({ id }) => id));
  await stage.author.tick(slotAt);
  const issue = await waitFor("the weekly issue to close", async () => {
    const issues = await stage.author.listIssues();
    return issues.find(
      ({ id, cadence, state }) => !known.has(id) && cadence === "weekly" && state === "closed",
    );
  });
  assert.equal(issue.counts.submitted, issue.counts.audience, "the issue closed without everybody");
  return issue;
}

/** The one mail of an issue to a reader; throws if there is none or more than one. */
export function findDigest(stage: Stage, issue: IssueView, reader: DemoReader): ReceivedMail {
  const digests = listDigests(stage, reader).filter(({ tags }) =>
    tags.some(({ value }) => value === issue.id),
  );
  assert.equal(digests.length, 1, `${reader.address} got ${digests.length} mails of the issue ${issue.id}`);
  const [digest] = digests;
  assert.ok(digest?.html && digest.text, "the digest lacks its HTML or its text part");
  assert.match(
    digest.html,
    new RegExp(`<html[^>]*lang="${reader.language}`),
    "the digest is in the wrong language",
  );
  return digest;
}

/** Mails of any issue to a reader, oldest first. */
export function listDigests(stage: Stage, { address }: DemoReader): readonly ReceivedMail[] {
  const isDigest = ({ to, tags }: ReceivedMail) =>
    isTo(to, address) && tags.some(({ name }) => name === "issue");
  return stage.emulator.mails().filter(isDigest);
}
