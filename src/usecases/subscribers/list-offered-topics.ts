import type { Newsletter } from "../../core/settings.ts";
import type { NumberedTopic } from "../../core/topic.ts";
import type { TopicCatalog } from "../../ports/topic-catalog.ts";

export interface OfferedTopicsDependencies {
  readonly topics: TopicCatalog;
  readonly newsletter: Pick<Newsletter, "topics">;
}

/** The topics that readers may choose: those of the settings, in their order; where they name none, the tags in use. */
export async function listOfferedTopics(deps: OfferedTopicsDependencies): Promise<readonly NumberedTopic[]> {
  const known = await deps.topics.list();
  const wanted = deps.newsletter.topics;
  if (wanted.length === 0) return known;

  const bySlug = new Map(known.map((topic) => [topic.slug, topic]));
  const isComplete = wanted.every(({ slug }) => bySlug.has(slug));
  const numbered = isComplete ? known : await deps.topics.claim(wanted);
  return wanted.flatMap((topic) =>
    numbered.filter(({ slug }) => slug === topic.slug).map(({ number }) => ({ ...topic, number })),
  );
}
