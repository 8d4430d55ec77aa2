import { type Language, parseLanguage } from "../../core/language.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import { MAX_TOPICS, parseTopic, type Topic } from "../../core/topic.ts";

/** As the address names it. */
export interface FeedPlace {
  /** A language, or several with commas, the preferred first; null: every language. */
  readonly language: string | null;
  /** A topic's slug, or several with commas; null: every topic. */
  readonly topic: string | null;
}

/** What a feed should hold. Whether its topics exist, only the store knows. */
export interface WantedFeed {
  /** Empty: every language. */
  readonly languages: readonly Language[];
  /** Empty: every topic. */
  readonly slugs: readonly string[];
}

type Offer = Pick<Newsletter, "languages" | "topics">;

const NOT_FOUND: Problem = { kind: "page-not-found", detail: "There is no feed of that language or topic." };

/** The feed that an address names. One of a language that the newsletter does not offer does not exist. */
export function parseFeedPlace({ languages: offered }: Offer, place: FeedPlace): Result<WantedFeed, Problem> {
  const tags = place.language?.split(",").map(parseLanguage) ?? [];
  const slugs = place.topic?.split(",").map((text) => parseTopic(text)?.slug) ?? [];
  const languages = dropGaps(tags.map((tag) => offered.find((language) => language === tag)));
  const named = dropGaps(slugs);
  if (languages === null || named === null || slugs.length > MAX_TOPICS) return fail(NOT_FOUND);
  return succeed({ languages, slugs: named });
}

/**
 * The topics of a feed, with their names. A topic that is neither carried by a public post nor offered does not exist:
 * a topic of posts at home is answered like one that there never was.
 */
export function findFeedTopics(
  { topics: offered }: Offer,
  { slugs }: WantedFeed,
  known: readonly Topic[],
): Result<readonly Topic[], Problem> {
  const topics = dropGaps(slugs.map((slug) => [...offered, ...known].find((topic) => topic.slug === slug)));
  return topics === null ? fail(NOT_FOUND) : succeed(topics);
}

/** Each once; null where one is missing. */
function dropGaps<T>(found: readonly (T | undefined)[]): readonly T[] | null {
  const whole = found.filter((one) => one !== undefined);
  return whole.length < found.length ? null : [...new Set(whole)];
}
