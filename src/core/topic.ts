import { isBlank } from "./clean-text.ts";
import { deriveTopicSlug } from "./topic-slug.ts";

/** A topic is a tag of the blog: `slug` is its identity, `name` how the author wrote it first. */
export interface Topic {
  readonly slug: string;
  readonly name: string;
}

/** Given once by the store and never reused: KV metadata has no room for names. */
export type TopicNumber = number;

export interface NumberedTopic extends Topic {
  readonly number: TopicNumber;
}

/** At most this many per subscriber, so that the KV metadata stays under 1,024 bytes. */
export const MAX_TOPICS = 20;

/** A name is shown at this length at most. */
const MAX_NAME = 60;

/**
 * A tag as a topic, or null where nothing in it can be read: no letter, digit or picture. Whatever tells two tags apart
 * beyond letter case, blanks and hyphens makes two topics (topic-slug.ts).
 */
export function parseTopic(text: unknown): Topic | null {
  if (typeof text !== "string") return null;
  const whole = text
    .normalize("NFC")
    .replace(/[\s\p{Z}]+/gu, " ")
    .trim();
  if (isBlank(whole) || !READABLE.test(whole)) return null; // some fillers count as letters
  return { slug: deriveTopicSlug(whole), name: [...whole].slice(0, MAX_NAME).join("") };
}

const READABLE = /[\p{L}\p{N}\p{So}\p{Extended_Pictographic}]/u;
