import { asPostId, asStoryKey } from "../../../src/core/ids.ts";
import type { IncomingPost } from "../../../src/core/posts/incoming-post.ts";
import type { Newsletter } from "../../../src/core/settings/settings.ts";
import type { ActiveSubscriber } from "../../../src/core/subscribers/subscriber.ts";
import { buildIncomingPost } from "../../builders/incoming-posts.ts";
import { NEWSLETTER } from "../../builders/newsletter.ts";
import { buildSubscriber } from "../../builders/subscribers.ts";
import { hashAddress } from "../world/stand-ins.ts";
import type { Random } from "./random.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
/** A Monday, twenty minutes before the slot, on the last day of a month: every quota is new in the night. */
export const START = Date.UTC(2026, 10, 30, 8, 40);

const LANGUAGES = [["en"], ["es"], ["en", "es"], ["es", "en"]] as const;
export const TOPICS = [
  { slug: "systems", name: "Systems" },
  { slug: "gardens", name: "Gardens" },
] as const;

export function drawNewsletter(random: Random): Newsletter {
  return {
    ...NEWSLETTER,
    cadences: random.pick([
      ["weekly", "daily"],
      ["daily", "instant"],
      ["weekly"],
      ["weekly", "daily", "instant"],
    ]),
    holdMinutes: random.pick([0, 0, 0, 0, 10, 130]),
    shards: random.happens(0.06) ? 16 : 1,
  };
}

export const drawLanguages = (random: Random) => random.pick(LANGUAGES);

export const drawTopics = (random: Random) => random.pick([[], [], [], [1], [2], [1, 2]]);

export function drawReader(random: Random, number: number, newsletter: Newsletter): ActiveSubscriber {
  const address = addressOf(number);
  return {
    ...buildSubscriber(""),
    id: hashAddress(address),
    address,
    languages: drawLanguages(random),
    topics: drawTopics(random),
    cadence: random.happens(0.6) ? newsletter.cadences[0]! : random.pick(newsletter.cadences),
  };
}

export const addressOf = (number: number) => `reader-${number}@example.com`;

/** One to three posts: of one story or of several, due already or soon. */
export function drawPosts(random: Random): readonly IncomingPost[] {
  const count = random.integer(1, 3);
  const isOneStory = random.happens(0.5);
  return Array.from({ length: count }, (_, index) =>
    buildIncomingPost(`p${index}`, {
      id: asPostId(`p${index}`),
      story: asStoryKey(isOneStory && index < 2 ? "story" : `p${index}`),
      language: index === 1 ? "es" : "en",
      publishedAt: random.happens(0.6) ? START - 2 * HOUR : START + random.integer(0, 90) * MINUTE,
      tags: random.happens(0.8) ? [TOPICS[0]] : [TOPICS[1]],
    }),
  );
}
