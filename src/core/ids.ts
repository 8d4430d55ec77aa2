/** Ids are branded strings: a post's id cannot be handed in where an issue's is asked for. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Lower-case hex of HMAC-SHA-256 over the folded address: 64 characters, the key `sub:<id>` in KV. */
export type SubscriberId = Branded<"SubscriberId">;
/** Front-matter `id`, else the post's path without extension. */
export type PostId = Branded<"PostId">;
/** What the translations of one post share: `translationKey`, else the post's own id. */
export type StoryKey = Branded<"StoryKey">;
/** `A-Z a-z 0-9 - _` only. */
export type IssueId = Branded<"IssueId">;
/** `<mail language>.<hash of the ordered post ids>`. */
export type EditionKey = Branded<"EditionKey">;

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

const HEX_64 = /^[0-9a-f]{64}$/;

export function isSubscriberId(text: string): text is SubscriberId {
  return HEX_64.test(text);
}

export const asPostId = (text: string) => text as PostId; // codec: the only maker besides parseFrontMatter
export const asStoryKey = (text: string) => text as StoryKey;
export const asIssueId = (text: string) => text as IssueId;
export const asEditionKey = (text: string) => text as EditionKey;
export const asSubscriberId = (text: string) => text as SubscriberId;

/** ISO 8601 in UTC, as every API answer shows instants. */
export const formatInstant = (at: Instant) => new Date(at).toISOString();
