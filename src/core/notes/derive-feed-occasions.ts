import type { Instant } from "../ids.ts";
import type { PolledFeed } from "../polling/polled-feed.ts";
import { FEED_PATIENCE_MS, type Occasion } from "./occasion.ts";

type FeedTrouble = Pick<PolledFeed, "url" | "held" | "heldSince" | "problem" | "failingSince" | "goneAt">;

/** What the author should know of a feed at that moment; the same trouble makes the same occasion each time. */
export function deriveFeedOccasions(feed: FeedTrouble, now: Instant): readonly Occasion[] {
  return [...deriveHold(feed), ...deriveSilence(feed, now)];
}

const deriveHold = ({ url, held, heldSince }: FeedTrouble): readonly Occasion[] =>
  heldSince === null ? [] : [{ kind: "feed-held", feed: url, items: held, since: heldSince }];

/** One outage is told once: whoever knows that a feed is gone need not hear that it fails. */
function deriveSilence(
  { url, problem, failingSince, goneAt }: FeedTrouble,
  now: Instant,
): readonly Occasion[] {
  if (failingSince === null) return [];
  if (goneAt !== null) return [{ kind: "feed-gone", feed: url, since: goneAt }];
  return now - failingSince < FEED_PATIENCE_MS
    ? []
    : [{ kind: "feed-failing", feed: url, because: problem ?? "", since: failingSince }];
}
