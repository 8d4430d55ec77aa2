import { asStoryKey, type PostId, type StoryKey } from "../ids.ts";
import type { Language } from "../language.ts";
import { derivePathStory } from "../posts/path-story.ts";
import type { FeedEntry } from "./feed-entry.ts";
import { deriveBlog, namePage } from "./item-keys.ts";

/** By what the translations of an item are found, and found again by them. */
export interface StoryHints {
  /** Keys that a translation may be known by, the surest first. */
  readonly mates: readonly string[];
  /** Keys that it is kept under, for translations that come later. */
  readonly told: readonly string[];
}

/** A story that is known already, with the posts of it that stand. */
export interface KnownStory {
  readonly story: StoryKey;
  readonly members: readonly { readonly id: PostId; readonly language: Language }[];
}

/** A blog's own key goes before what its pages look like, and is the same for a file (`translationKey`). */
export const readStoryKey = ({ translationKey }: FeedEntry): StoryKey | null =>
  translationKey === null ? null : asStoryKey(translationKey);

/**
 * What hints at translations, in this order: one names the other (`link rel=alternate hreflang`), their addresses differ in
 * the language alone, they have the same picture and the very same moment.
 */
export function deriveStoryHints(
  entry: FeedEntry,
  language: Language,
  offered: readonly Language[],
): StoryHints {
  const own = entry.url === null ? null : namePage(entry.url);
  const others = entry.translations
    .flatMap((address) => namePage(address) ?? [])
    .filter((page) => page !== own);
  const looks = [...derivePlace(entry, language, offered), ...derivePicture(entry)];
  return {
    mates: [...others.map((page) => `link:${page}`), ...(own === null ? [] : [`alternate:${own}`]), ...looks],
    told: [...others.map((page) => `alternate:${page}`), ...looks],
  };
}

function derivePlace(
  { url }: FeedEntry,
  language: Language,
  offered: readonly Language[],
): readonly string[] {
  const page = url === null ? null : URL.parse(url);
  if (page === null || page.search !== "") return [];
  const path = derivePathStory(page.pathname.replace(/^\/|\/$/g, ""), language, offered);
  return path === "" ? [] : [`place:${deriveBlog(page.href)}/${path}`];
}

const derivePicture = ({ imageUrl, publishedAt }: FeedEntry): readonly string[] =>
  imageUrl === null || publishedAt === null ? [] : [`picture:${imageUrl} ${publishedAt}`];

/**
 * The first of these stories that this post may be a translation in. Two posts of one language are no translations of each
 * other: the later one is a story of its own, so that nobody gets only one of them.
 */
export const selectStory = (
  stories: readonly KnownStory[],
  post: { readonly id: PostId; readonly language: Language },
): StoryKey | null =>
  stories.find(({ members }) => {
    const others = members.filter(({ id }) => id !== post.id);
    return others.length > 0 && others.every(({ language }) => language !== post.language);
  })?.story ?? null;
