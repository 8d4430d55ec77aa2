import type { Topic } from "../../topic.ts";

/** At most this many tags and categories a post; the first count. */
export const MAX_POST_TOPICS = 20;

/** Topics in their order, each slug once, under its first name. */
export function foldTopics(topics: readonly Topic[]): readonly Topic[] {
  const unique = new Map<string, Topic>();
  for (const topic of topics) {
    if (!unique.has(topic.slug)) unique.set(topic.slug, topic);
  }
  return [...unique.values()];
}
