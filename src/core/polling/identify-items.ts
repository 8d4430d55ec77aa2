import { asPostId, type Instant, type PostId } from "../ids.ts";
import { deriveShortHash } from "../short-hash.ts";
import type { FeedEntry } from "./feed-entry.ts";
import { keepPlace } from "./item-keys.ts";
import type { NotedItem, SeenItem } from "./polled-feed.ts";

/** An item with what a feed shows of it. */
export interface Item extends NotedItem {
  readonly entry: FeedEntry;
}

/** No path of a file: those end in `.md` or the like. */
const deriveItemId = (shortHash: string): PostId => asPostId(`feed/${shortHash}`);

/** An entry and all that it can be known by. */
export interface NamedEntry {
  readonly entry: FeedEntry;
  readonly keys: readonly string[];
  readonly places: readonly string[];
  readonly dated: string | null;
}

/**
 * Which item each entry is: one that was seen before, or a new one. Entries that share a key are one item, of which the
 * first, the newest, counts. By its place, or by title and date, an item is told that no entry is by its keys: its blog has
 * moved to another host, or it has another address.
 */
export function identifyItems(
  named: readonly NamedEntry[],
  seen: readonly SeenItem[],
  feed: string,
  now: Instant,
): readonly (Item & { readonly isNew: boolean })[] {
  const owners = new Map<string, NotedItem>();
  for (const { key, ...item } of seen) if (!owners.has(key)) owners.set(key, { ...item, keys: [] });
  const byKeys = ({ keys }: NamedEntry) =>
    keys.map((key) => owners.get(key)).find((item) => item !== undefined);
  const shown = new Set(named.map((one) => byKeys(one)?.id));
  const findGone = ({ places, dated }: NamedEntry) =>
    [...places, ...(dated === null ? [] : [dated])]
      .map((key) => owners.get(key))
      .find((item) => item !== undefined && !shown.has(item.id));
  const found = new Map<PostId, Item & { readonly isNew: boolean }>();
  for (const one of named) {
    const { entry, keys, places, dated } = one;
    const owner = byKeys(one) ?? findGone(one);
    const id = owner?.id ?? deriveItemId(deriveShortHash(keys.slice(0, 1)));
    const first = { id, decision: null, hash: null, firstSeenAt: now };
    const kept = [...places.map((place) => keepPlace(feed, place)), ...(dated === null ? [] : [dated])];
    const item = { ...(owner ?? first), keys: [...keys, ...kept], entry, isNew: owner === undefined };
    for (const key of keys) owners.set(key, item);
    shown.add(id);
    if (!found.has(id)) found.set(id, item);
  }
  return [...found.values()];
}
