import type { Instant } from "../../core/ids.ts";
import type { FetchedFeed } from "../../core/polling/fetched-feed.ts";
import type { ClaimedFeed, PollReport } from "../../core/polling/polled-feed.ts";
import { scheduleAfterGone, scheduleNext, scheduleRetry } from "../../core/polling/schedule-poll.ts";
import type { FeedClient } from "../../ports/polling/feed-client.ts";
import type { FeedParser } from "../../ports/polling/feed-parser.ts";
import type { PolledFeedStore } from "../../ports/polling/polled-feed-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { Log } from "../../ports/runtime/log.ts";
import { type TakeItemsDependencies, takeItems } from "./take-items.ts";

export interface PollDependencies extends TakeItemsDependencies {
  readonly feedClient: FeedClient;
  readonly feedParser: FeedParser;
  readonly polledFeeds: PolledFeedStore;
  readonly clock: Pick<Clock, "now">;
  readonly log: Log;
}

/** Each asks six times at most, with its redirects: a tick has 25 requests to the outside. The others come with the next. */
const FEEDS_A_TICK = 4;
/** A poll that takes longer has died: the next may begin. */
const CLAIM_MS = 120_000;

/**
 * Asks every feed that is due, one after the other: a tick may have six connections waiting. Each ends with a report,
 * whatever happened; one that is broken costs itself alone.
 */
export async function pollFeeds(deps: PollDependencies, most = FEEDS_A_TICK): Promise<void> {
  const { feedUrls, polledFeeds, clock } = deps;
  if (feedUrls.length === 0) return;
  for (let polls = 0; polls < most; polls += 1) {
    const now = clock.now();
    const feed = await polledFeeds.claim(feedUrls, now, now + CLAIM_MS);
    if (feed === null) return;
    await pollFeed(deps, feed);
  }
}

/** What was heard of a feed counts for the languages that its items were read by. */
function selectHeard(claimed: ClaimedFeed, { newsletter: { languages } }: PollDependencies): ClaimedFeed {
  const readBy = JSON.stringify({ languages });
  if (claimed.readBy === readBy) return claimed;
  return { ...claimed, readBy, etag: null, lastModified: null, bodyHash: null };
}

async function pollFeed(deps: PollDependencies, claimed: ClaimedFeed): Promise<void> {
  const feed = selectHeard(claimed, deps);
  const answer = await deps.feedClient.fetch(feed.url, feed);
  const now = deps.clock.now();
  if (answer.outcome === "failed") return reportFailure(deps, feed, answer, now);
  const nextAt = scheduleNext(now, answer.maxAgeSeconds);
  if (answer.outcome === "unchanged") return report(deps, feed, { nextAt }, now);

  const { etag, lastModified } = answer;
  const bodyHash = await deps.contentHasher.hash(answer.body);
  if (bodyHash === feed.bodyHash) return report(deps, feed, { nextAt, etag, lastModified }, now);
  const read = deps.feedParser.parse(answer.body, answer.url);
  if (!read.ok) return reportFailure(deps, feed, { problem: read.problem, retryAfterSeconds: null }, now);

  const taken = await takeItems(deps, feed, read.value, now);
  // What is left over is read anew, in full, with the next tick: nothing that says "unchanged" may hide it.
  const heard = taken.isWhole
    ? { etag, lastModified, bodyHash }
    : { etag: null, lastModified: null, bodyHash: null };
  const changed = { items: read.value.entries.length };
  return report(deps, feed, { nextAt, ...heard, changed, problem: taken.problem }, now);
}

type Failure = Omit<Extract<FetchedFeed, { outcome: "failed" }>, "outcome">;

/** A success, unless something of it could not be taken in. */
async function report(
  { polledFeeds }: PollDependencies,
  { url, etag, lastModified, bodyHash, readBy }: ClaimedFeed,
  said: Partial<PollReport> & Pick<PollReport, "nextAt">,
  at: Instant,
): Promise<void> {
  const success = {
    at,
    etag,
    lastModified,
    bodyHash,
    readBy,
    changed: null,
    problem: null,
    failures: 0,
    failingSince: null,
    goneAt: null,
  };
  await polledFeeds.report(url, { ...success, ...said });
}

async function reportFailure(
  { polledFeeds, log }: PollDependencies,
  { url, etag, lastModified, bodyHash, readBy, failures, failingSince, goneAt }: ClaimedFeed,
  { problem, retryAfterSeconds, isGone = false }: Failure,
  at: Instant,
): Promise<void> {
  log.record("feed.failed", { feed: url, problem });
  await polledFeeds.report(url, {
    ...{ at, etag, lastModified, bodyHash, readBy, changed: null, problem },
    nextAt: isGone ? scheduleAfterGone(at) : scheduleRetry(at, failures + 1, retryAfterSeconds),
    failures: failures + 1,
    failingSince: failingSince ?? at,
    goneAt: goneAt ?? (isGone ? at : null),
  });
}
