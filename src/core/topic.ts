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
export const MAXIMUM_TOPICS = 20;

/**
 * `Soft Skills` → `soft-skills`: letters and digits of any script, the rest hyphens. A name of pictures alone is keyed
 * by their code points (`🦀` → `u1f980`). Null where nothing is left.
 */
export function parseTopic(text: unknown): Topic | null {
  if (typeof text !== "string") return null;
  const name = [...text.normalize("NFC").replace(/\s+/g, " ").trim()].slice(0, 60).join("");
  const slug = deriveSlug(name) || derivePictureSlug(name);
  return slug === "" ? null : { slug, name };
}

const deriveSlug = (name: string) =>
  name
    .toLowerCase()
    .replace(/\+/g, "p")
    .replace(/#/g, "sharp")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");

const derivePictureSlug = (name: string) =>
  [...name.matchAll(/\p{So}/gu)].map(([picture]) => `u${picture.codePointAt(0)?.toString(16)}`).join("-");
