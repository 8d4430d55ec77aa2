import type { PresentedStory } from "../../present-story.ts";

/** From so many stories on, those after the first are grouped. */
const MANY = 8;

/** Stories under one heading; null: no heading, or what shares its topic with no other. */
export interface StorySection {
  readonly topic: string | null;
  readonly stories: readonly PresentedStory[];
}

/**
 * The stories after the first, newest first. Where there are many, by topic: a story stands under the first of its
 * topics that another one has too, the topics in the order of their newest story, and what is left over at the end.
 */
export function arrangeStories(further: readonly PresentedStory[]): readonly StorySection[] {
  if (further.length === 0) return [];
  if (further.length + 1 < MANY) return [{ topic: null, stories: further }];
  const counts = countTopics(further);
  const sections = new Map<string | null, { topic: string | null; stories: PresentedStory[] }>();
  for (const story of further) {
    const topic = story.tags.find((tag) => (counts.get(fold(tag)) ?? 0) > 1) ?? null;
    const key = topic === null ? null : fold(topic);
    const section = sections.get(key) ?? { topic, stories: [] };
    section.stories.push(story);
    sections.set(key, section);
  }
  if (sections.size === 1) return [{ topic: null, stories: further }];
  const rest = sections.get(null);
  const named = [...sections.values()].filter((section) => section.topic !== null).map(sayTopicOnce);
  return rest === undefined ? named : [...named, rest];
}

/** What the heading says, the stories under it need not. */
function sayTopicOnce({ topic, stories }: StorySection): StorySection {
  const others = (tags: readonly string[]) =>
    tags.filter((tag) => topic === null || fold(tag) !== fold(topic));
  return { topic, stories: stories.map((story) => ({ ...story, tags: others(story.tags) })) };
}

/** The first `count` stories, sections that are left without any dropped. */
export function takeStories(sections: readonly StorySection[], count: number): readonly StorySection[] {
  let left = count;
  return sections.flatMap(({ topic, stories }) => {
    const taken = stories.slice(0, Math.max(0, left));
    left -= stories.length;
    return taken.length === 0 ? [] : [{ topic, stories: taken }];
  });
}

function countTopics(stories: readonly PresentedStory[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const story of stories)
    for (const tag of new Set(story.tags.map(fold))) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return counts;
}

const fold = (tag: string) => tag.toLowerCase();
