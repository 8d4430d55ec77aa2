import { derivePublicView } from "../../core/posts/public-post.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { NumberedTopic, TopicNumber } from "../../core/topic.ts";
import type { TopicCatalog } from "../../ports/posts/topic-catalog.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface OfferedTopicsDependencies {
  readonly topics: TopicCatalog;
  readonly newsletter: Pick<Newsletter, "topics" | "languages" | "requirePage">;
  readonly clock: Pick<Clock, "now">;
}

/**
 * The topics that anybody may choose: those of the settings, in their order; if the settings name none, those that a
 * public post carries now. Topics that only posts at home carry are left out, so that the form does not tell what is to
 * come.
 */
export async function listOfferedTopics(deps: OfferedTopicsDependencies): Promise<readonly NumberedTopic[]> {
  const { topics: wanted } = deps.newsletter;
  if (wanted.length === 0) return deps.topics.listPublic(derivePublicView(deps.newsletter, deps.clock.now()));

  const known = await deps.topics.list();
  const bySlug = new Map(known.map((topic) => [topic.slug, topic]));
  const isComplete = wanted.every(({ slug }) => bySlug.has(slug));
  const numbered = isComplete ? known : await deps.topics.claim(wanted);
  return wanted.flatMap((topic) =>
    numbered.filter(({ slug }) => slug === topic.slug).map(({ number }) => ({ ...topic, number })),
  );
}

/**
 * The topics that one reader may choose: those offered, and those that the reader chose while they were offered. The
 * reader keeps the latter until they drop them.
 */
export async function listOwnTopics(
  deps: OfferedTopicsDependencies,
  offered: readonly NumberedTopic[],
  chosen: readonly TopicNumber[],
): Promise<readonly NumberedTopic[]> {
  const kept = chosen.filter((number) => !offered.some((topic) => topic.number === number));
  if (kept.length === 0) return offered;
  return [...offered, ...(await deps.topics.list()).filter(({ number }) => kept.includes(number))];
}
