import assert from "node:assert/strict";
import { findWeeklySlotAfter, sayInstant, WEEK_MS } from "../calendar.ts";
import type { ReceivedMail } from "../resend-emulator/received-mail.ts";
import type { SamplePost } from "../sample-posts.ts";
import { importOldAddress, seeItSuppressed, seeNothingMore, signUpAgain } from "./bounce.ts";
import { checkFeeds } from "./check-feeds.ts";
import { keepPictures } from "./keep-pictures.ts";
import { leaveByOneClick } from "./leave.ts";
import type { Narrator } from "./narrator.ts";
import { composeNextWeeksPosts } from "./next-week.ts";
import {
  confirm,
  type DemoReader,
  openWithoutConfirming,
  readConfirmationLink,
  subscribe,
} from "./sign-up.ts";
import type { Stage } from "./stage.ts";
import { findDigest, listDigests, runWeeklySlot } from "./weekly-issue.ts";

const ENGLISH: DemoReader = { address: "reader@example.com", language: "en" };
const SPANISH: DemoReader = { address: "lectora@example.com", language: "es" };
const HALF_A_DAY_MS = 12 * 60 * 60 * 1000;

/** The main job from the first form to the last goodbye. Throws at the first thing that did not happen. */
export async function play(stage: Stage, { step }: Narrator, posts: readonly SamplePost[]): Promise<void> {
  await joinBoth(stage, step);
  await step("The author imports an old address", () => importOldAddress(stage));
  const slotAt = findWeeklySlotAfter(findNewest(posts));
  await step(`The author publishes ${posts.length} posts`, () => publish(stage, posts));
  await step("A blog that is known by its feed alone is asked: what is there already is not announced", () =>
    stage.author.pollFeeds(),
  );
  await step("That blog has a new post, and its feed is asked again", () => addToFeed(stage, slotAt));
  await step(
    `The clock shows ${sayInstant(slotAt - HALF_A_DAY_MS)}: no weekly issue is due yet`,
    async () => {
      await stage.author.tick(slotAt - HALF_A_DAY_MS);
      const weekly = (await stage.author.listIssues()).filter(({ cadence }) => cadence === "weekly");
      assert.deepEqual(weekly, []);
    },
  );

  const issue = await step(`The clock shows ${sayInstant(slotAt)}: the weekly issue goes out`, () =>
    runWeeklySlot(stage, slotAt),
  );
  const digests = await step("Each reader got one digest, in their language", async () => ({
    english: findDigest(stage, issue, ENGLISH),
    spanish: findDigest(stage, issue, SPANISH),
  }));
  await step("The post that came by the feed is in the digest; the one of before is not", async () =>
    checkFeedPost(digests.english),
  );
  await step("The one to the old address came back for good: it is suppressed", () => seeItSuppressed(stage));
  await step("Signing it up again is answered as always", () => signUpAgain(stage));
  await step("Both digests and the form are kept as pictures under .demo/", () =>
    keepPictures({ digest: digests.english, "digest-es": digests.spanish }, stage.url),
  );
  await step("RSS, Atom and JSON Feed show the newest post", () => checkFeeds(stage, findNewestTitle(posts)));
  await step("The English reader leaves with one click", async () => {
    await leaveByOneClick(digests.english);
    assert.equal(await stage.author.findStatus(ENGLISH.address), "unsubscribed");
  });
  await step("A week later a new post goes out; who left or bounced gets nothing more", async () => {
    await playNextWeek(stage, slotAt);
    seeNothingMore(stage);
  });
}

async function joinBoth(stage: Stage, step: Narrator["step"]): Promise<void> {
  const readers = [ENGLISH, SPANISH];
  await step("An English and a Spanish reader fill in the form", () =>
    Promise.all(readers.map((reader) => subscribe(stage, reader))),
  );
  const links = await step("Each gets a confirmation mail", () =>
    Promise.all(readers.map(async (reader) => ({ reader, link: await readConfirmationLink(stage, reader) }))),
  );
  await step("Opening its link changes nothing: mail scanners do that too", () =>
    Promise.all(links.map(({ reader, link }) => openWithoutConfirming(stage, reader, link))),
  );
  await step("Pressing its button does: both are subscribers now", () =>
    Promise.all(links.map(({ reader, link }) => confirm(stage, reader, link))),
  );
}

async function publish(stage: Stage, posts: readonly Pick<SamplePost, "path" | "markdown">[]): Promise<void> {
  for (const { path, markdown } of posts) await stage.author.publish(path, markdown);
}

const FEED_POST = "News by feed alone";

async function addToFeed({ blog, author }: Stage, slotAt: number): Promise<void> {
  blog.add(FEED_POST, slotAt - HALF_A_DAY_MS);
  assert.equal(await author.pollFeeds(), 2, "the feed does not show both of its posts");
}

function checkFeedPost({ text }: ReceivedMail): void {
  assert.ok(text?.includes(FEED_POST), "the digest lacks the post of the feed");
  assert.ok(!text?.includes("A post of before"), "the digest announces what was on the blog before");
}

async function playNextWeek(stage: Stage, slotAt: number): Promise<void> {
  await publish(stage, composeNextWeeksPosts(slotAt + HALF_A_DAY_MS));
  const issue = await runWeeklySlot(stage, slotAt + WEEK_MS);
  findDigest(stage, issue, SPANISH);
  assert.equal(listDigests(stage, SPANISH).length, 2);
  assert.equal(listDigests(stage, ENGLISH).length, 1);
}

const listPublished = (posts: readonly SamplePost[]) => posts.filter(({ draft }) => !draft);

const findNewest = (posts: readonly SamplePost[]) =>
  Math.max(...listPublished(posts).map(({ publishedAt }) => publishedAt));

const findNewestTitle = (posts: readonly SamplePost[]) => listPublished(posts).at(-1)?.title ?? "";
