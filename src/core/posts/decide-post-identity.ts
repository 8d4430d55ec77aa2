import type { Instant, PostId } from "../ids.ts";
import type { Language } from "../language.ts";
import { isLoopback } from "../loopback.ts";

/** Where a stored or incoming post is known by. */
export interface PostIdentity {
  readonly id: PostId;
  readonly path: string;
}

/** A post in its language, as it comes in. */
export interface SpokenPost extends PostIdentity {
  readonly language: Language;
  readonly title: string;
}

/** The stored row that an incoming id names. */
export interface Holder extends SpokenPost {
  readonly deletedAt: Instant | null;
  readonly releasedAt: Instant | null;
  /** The id is no more than the path that the incoming file lies at: nobody wrote it down. */
  readonly isByPath: boolean;
}

/** A stored row with the same bytes in the same language. */
export interface Twin extends PostIdentity {
  readonly deletedAt: Instant | null;
  readonly releasedAt: Instant | null;
}

/**
 * What to do with an incoming post. `replace` writes over the row `id`, whose release, special and time of arrival
 * stay; `retire` marks another row as deleted and frees its path; `vacate` is one that was deleted, and leaves its id and its
 * path to this post, which is another. `refuse`: the id is that of another post, which stands.
 */
export type SaveMove =
  | { readonly do: "insert"; readonly vacate?: PostId }
  | { readonly do: "refuse"; readonly standing: SpokenPost }
  | {
      readonly do: "replace";
      readonly id: PostId;
      readonly retire: PostId | null;
      readonly vacate?: PostId;
    };

/**
 * A post is known by its id, then by its path, then by its bytes where the path that had them is gone, so that nothing
 * an author edits mails it twice: a renamed file that keeps its id is the same post, and so is a file whose id was added
 * or changed, and one that only moved. `holder` has the incoming id, `occupant` the incoming path; deleted rows count,
 * since what was mailed stays mailed. A file whose id is that of one that stands is a renamed one where it is in the same
 * language and has the same title, with more words at its end or fewer: a push brings the new place before the old one
 * is gone. Anything else is another post, which would write over the first one. `item`: what the blog's feed brought of
 * this very post, which a file takes over. `moved`: what stands where this very file lay before, as its repository says. What
 * never went out and moves to where a released post was deleted is not that one, and has still to go out.
 */
export function decidePostIdentity(
  incoming: SpokenPost,
  named: Holder | null,
  placed: PostIdentity | null,
  twins: readonly Twin[] = [],
  item: PostIdentity | null = null,
  moved: Movable | null = null,
): SaveMove {
  const vacate = findVacated(named, moved, twins);
  const holder = vacate === null ? named : null;
  const occupant = placed?.id === vacate ? null : placed;
  if (
    holder !== null &&
    holder.id !== occupant?.id &&
    holder.id !== moved?.id &&
    holder.deletedAt === null &&
    !isRenamed(incoming, holder)
  )
    return { do: "refuse", standing: holder };
  const known = holder ?? occupant ?? moved ?? item ?? selectMoved(twins);
  const leaving = vacate === null ? {} : { vacate };
  if (known === null) return { do: "insert", ...leaving };
  const isCrowded = occupant !== null && occupant.id !== known.id && occupant.path === incoming.path;
  return { do: "replace", id: known.id, retire: isCrowded ? occupant.id : null, ...leaving };
}

/** A post that a file may be, and whether it went out. */
type Movable = PostIdentity & { readonly releasedAt: Instant | null };

/** The deleted, released post at whose place a file arrives that stood elsewhere, or still does, and never went out. */
function findVacated(holder: Holder | null, moved: Movable | null, twins: readonly Twin[]): PostId | null {
  if (holder === null || !holder.isByPath || holder.deletedAt === null || holder.releasedAt === null)
    return null;
  const before = moved === null ? twins : [moved];
  const isAnother = before.length > 0 && before.every(({ id }) => id !== holder.id);
  return isAnother && before.every(({ releasedAt }) => releasedAt === null) ? holder.id : null;
}

function isRenamed(incoming: SpokenPost, holder: SpokenPost): boolean {
  const [shorter = "", longer = ""] = [incoming, holder]
    .map(({ title }) => foldTitle(title))
    .sort((a, b) => a.length - b.length);
  return incoming.language === holder.language && `${longer} `.startsWith(`${shorter} `);
}

/** Its words, without letter case and signs. */
const foldTitle = (title: string): string =>
  title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();

/** What a file and an item of the feed are told to be one post by. */
export interface LinkedPost {
  readonly linkKey: string;
  /** Whose page it is. */
  readonly blog: string;
  /** Whose feed brought it; empty: none did. */
  readonly feedBlog: string;
  readonly language: Language;
  readonly title: string;
  readonly publishedAt: Instant;
}

/** A blog's feed may date a post by another clock, or by its day alone. */
export const SAME_DATE_MS = 86_400_000;

/**
 * Do a file and an item of the feed tell of one post: by their page or, failing that, by language, title and date? Two blogs
 * may both have an "about": one that moved is known by its feed, which lives where its files say that the blog is.
 */
export const isSamePost = (one: LinkedPost, other: LinkedPost): boolean =>
  isSameBlog(one, other) &&
  ((one.linkKey !== "" && one.linkKey === other.linkKey) ||
    (one.language === other.language &&
      one.title === other.title &&
      Math.abs(one.publishedAt - other.publishedAt) <= SAME_DATE_MS));

function isSameBlog(one: LinkedPost, other: LinkedPost): boolean {
  const [file, item] = one.feedBlog === "" ? [one, other] : [other, one];
  return [item.blog, item.feedBlog].some(
    (blog) => blog === "" || blog === file.blog || isOnThisMachine(blog),
  );
}

/** A blog that is tried out: its pages are those of the one that it will be. */
const isOnThisMachine = (blog: string) => isLoopback(blog.replace(/:\d+$/, ""));

/** Of several that are gone: one that was released, else the last, so that what was mailed is found first. */
function selectMoved(twins: readonly Twin[]): Twin | null {
  const gone = twins.filter((twin) => twin.deletedAt !== null);
  const [first] = gone.sort(
    (a, b) =>
      Number(b.releasedAt !== null) - Number(a.releasedAt !== null) ||
      (b.deletedAt ?? 0) - (a.deletedAt ?? 0) ||
      (a.id < b.id ? -1 : 1),
  );
  return first ?? null;
}

/**
 * The post that takes over where one with the same bytes was deleted: the first that stands beside it and waits. Null:
 * nobody does, or nothing was released that could be mailed again.
 */
export const selectHeir = (removed: Twin, twins: readonly Twin[]): PostId | null =>
  removed.releasedAt === null
    ? null
    : (twins.find((twin) => twin.deletedAt === null && twin.releasedAt === null)?.id ?? null);

/** Every spelling of the place that a post lies at: below the posts folder, and with it. */
export const listPaths = (path: string, longPath: string): readonly string[] => [
  ...new Set([path, longPath]),
];

/**
 * The longest spelling that is known of the place, where both are the same place: a later setting may cut it elsewhere.
 */
export function deriveLongPath(
  incoming: { readonly path: string; readonly longPath: string },
  stored: { readonly path: string; readonly longPath: string } | null,
): string {
  if (stored === null) return incoming.longPath;
  const known = listPaths(stored.path, stored.longPath);
  const isSame = listPaths(incoming.path, incoming.longPath).some((path) => known.includes(path));
  return isSame && stored.longPath.length > incoming.longPath.length ? stored.longPath : incoming.longPath;
}
