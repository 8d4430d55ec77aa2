import type { StoryKey } from "../ids.ts";
import type { Post } from "./post.ts";

/** The translations of one post, taken together; those at hand, newest first. */
export interface Story<P extends Post = Post> {
  readonly key: StoryKey;
  readonly posts: readonly P[];
}

/** Groups posts into stories: stories by their newest post, newest first, ties by key; stable whatever the input's order. */
export function groupStories<P extends Post>(posts: readonly P[]): readonly Story<P>[] {
  const sorted = [...posts].sort((a, b) => b.publishedAt - a.publishedAt || compareText(a.id, b.id));
  const stories = new Map<StoryKey, P[]>();
  for (const post of sorted) {
    const story = stories.get(post.story);
    if (story === undefined) stories.set(post.story, [post]);
    if (story !== undefined) story.push(post);
  }
  return [...stories].map(([key, members]) => ({ key, posts: members }));
}

/** Code-unit order: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
