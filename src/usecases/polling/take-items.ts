import type { Instant } from "../../core/ids.ts";
import { decideUnseen } from "../../core/polling/decide-unseen-items.ts";
import type { BlogFeed } from "../../core/polling/feed-entry.ts";
import { type Item, identifyItems } from "../../core/polling/identify-items.ts";
import { deriveDatedKey, deriveItemKeys, deriveItemPlaces } from "../../core/polling/item-keys.ts";
import type { ClaimedFeed, NotedItem } from "../../core/polling/polled-feed.ts";
import type { PolledFeedStore } from "../../ports/polling/polled-feed-store.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";
import type { TopicCatalog } from "../../ports/posts/topic-catalog.ts";
import type { Log } from "../../ports/runtime/log.ts";
import { type ComposeItemDependencies, composeItem } from "./compose-item.ts";
import { addHints, createStoryFinder, type HintedItem } from "./find-story.ts";

export interface TakeItemsDependencies extends ComposeItemDependencies {
  readonly posts: Pick<PostStore, "save">;
  readonly topics: Pick<TopicCatalog, "claim">;
  readonly feedUrls: readonly string[];
  readonly polledFeeds: PolledFeedStore;
  readonly log: Log;
}

/** What became of a feed's items. */
export interface TakenItems {
  /** False: some are left for the next poll. */
  readonly isWhole: boolean;
  /** What of it could not be taken in, in plain words; null: everything could. */
  readonly problem: string | null;
}

/** An invocation may ask its database so often; the first poll of a large feed goes on with the next tick. */
const SAVES_A_POLL = 40;

/**
 * Stores what a feed shows. First everything that is decided of items nobody has seen before is written down, in one
 * transaction; then posts are saved, each by itself and as often as it takes. So a poll that dies half way, and one that
 * comes twice, leave nothing announced that was on the blog before, and nothing out that is new.
 */
export async function takeItems(
  deps: TakeItemsDependencies,
  claimed: ClaimedFeed,
  feed: BlogFeed,
  now: Instant,
): Promise<TakenItems> {
  const named = feed.entries.map((entry) => ({
    entry,
    keys: deriveItemKeys(entry, claimed.url),
    places: deriveItemPlaces(entry),
    dated: deriveDatedKey(entry, claimed.url),
  }));
  const keyed = named.filter(({ keys }) => keys.length > 0);
  const asked = keyed.flatMap(({ keys, dated }) => [...keys, ...(dated === null ? [] : [dated])]);
  const { feedUrls } = deps;
  const places = keyed.flatMap((one) => one.places);
  const seen = await deps.polledFeeds.findItems({ feed: claimed.url, feedUrls, keys: asked, places });
  const told = identifyItems(keyed, seen, claimed.url, now);
  const unseen = told.filter(({ isNew }) => isNew).length;
  const decision = decideUnseen({
    isFirst: claimed.firstPolledAt === null,
    isHeld: await deps.polledFeeds.isHeld(claimed.url),
    shown: told.length,
    unseen,
  });
  const items = told.map(({ isNew, ...item }) =>
    addHints(isNew ? { ...item, decision } : item, feed, deps.newsletter),
  );
  await deps.polledFeeds.note(claimed.url, items.map(withoutEntry), now);
  if (decision === null && unseen > 0) deps.log.record("feed.held", { feed: claimed.url, items: unseen });

  const settled = new Set(seen.filter(({ isSettled }) => isSettled).map(({ id }) => id));
  const saved = await saveItems(
    deps,
    claimed,
    feed,
    items.filter(({ id }) => !settled.has(id)),
    now,
  );
  return { isWhole: saved.isWhole, problem: explainLeftOut(named.length - keyed.length, saved.refused) };
}

const withoutEntry = ({ id, keys, decision, hash, firstSeenAt }: NotedItem): NotedItem => ({
  ...{ id, keys, decision, hash, firstSeenAt },
});

async function saveItems(
  deps: TakeItemsDependencies,
  claimed: ClaimedFeed,
  feed: BlogFeed,
  items: readonly (Item & HintedItem)[],
  now: Instant,
) {
  const refused: string[] = [];
  const stored: NotedItem[] = [];
  let saves = 0;
  const stories = await createStoryFinder(deps.polledFeeds, items);
  for (const item of items) {
    if (item.decision === null) continue;
    const isKnown = item.decision === "known";
    const story = stories.find(item);
    const post = await composeItem(deps, { ...item, feed, feedUrl: claimed.url, isKnown, story });
    if (!post.ok) {
      refused.push(item.entry.title);
      continue;
    }
    if (post.value.sourceHash === item.hash) continue;
    if (saves === SAVES_A_POLL) break;
    saves += 1;
    await deps.topics.claim(post.value.tags);
    const state = await deps.posts.save(post.value, now);
    deps.log.record("feed.item-taken", {
      post: item.id,
      state: typeof state === "string" ? state : "refused",
    });
    stories.keep(item, story);
    stored.push({ ...withoutEntry(item), hash: post.value.sourceHash });
  }
  if (stored.length > 0) await deps.polledFeeds.note(claimed.url, stored, now);
  return { isWhole: saves < SAVES_A_POLL, refused };
}

function explainLeftOut(nameless: number, refused: readonly string[]): string | null {
  const parts = [
    ...(nameless === 0 ? [] : [`${nameless} items have neither a guid nor a page of their own`]),
    ...(refused.length === 0
      ? []
      : [`${refused.length} items are too large or cannot be read (“${refused[0]}”)`]),
  ];
  return parts.length === 0 ? null : `Left out: ${parts.join("; ")}.`;
}
