import type { Instant } from "../ids.ts";

/** What the public is shown, as a whole, at one moment. */
export interface PublicState {
  /** Moves on with every change of a post, of the plan and of what the archive holds. */
  readonly revision: number;
  /** When a post last came, went or changed, in whole seconds. */
  readonly modifiedAt: Instant;
  /** Until when a reading of this revision stays true: a post comes or goes by its date. Null: for ever. */
  readonly freshUntil: Instant | null;
}

/** What an answer is made of. */
export interface PublicReading<Content> extends PublicState {
  /** Null where the revision is the one that the caller has made its answer of. */
  readonly content: Content | null;
}

/** A page or a feed that is the same for everybody who asks for it, with the state that it shows. */
export interface KeptAnswer extends PublicState {
  readonly body: string;
  /** Strong, in its quotation marks (RFC 9110, section 8.8.3). */
  readonly etag: string;
}

/** The state as the store last said it, asked at that moment. */
export interface CheckedState extends Pick<PublicState, "revision"> {
  readonly at: Instant;
}

/** The revision of an answer that is kept and has not run out; null: everything must be read. */
export const deriveKnownRevision = (kept: KeptAnswer | null, now: Instant): number | null =>
  kept === null || now >= (kept.freshUntil ?? Number.POSITIVE_INFINITY) ? null : kept.revision;

/** For so long somebody who has the answer already may be told that it is fresh, without asking the store once more. */
export const TRUSTED_MS = 5_000;

/** Was the store asked a moment ago, and was this answer that of the day? */
export const isTrusted = (kept: KeptAnswer, checked: CheckedState, now: Instant): boolean =>
  deriveKnownRevision(kept, now) === checked.revision && now - checked.at < TRUSTED_MS;
