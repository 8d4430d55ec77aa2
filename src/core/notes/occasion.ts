import type { Instant, IssueId, PostId } from "../ids.ts";

/** Something that its author is told of, once. */
export type Occasion =
  /** Nothing of an issue goes out any more until its author resumes it. */
  | {
      readonly kind: "issue-stopped";
      readonly issue: IssueId;
      /** In the provider's own words; null: it did not say. */
      readonly because: string | null;
      /** Since which word of its author it went, or since it was planned: one that stops again is told again. */
      readonly wentSince: Instant;
    }
  | { readonly kind: "complaints"; readonly issue: IssueId; readonly mails: number; readonly of: number }
  /** It holds the issues that are planned from then on, until their author lets one go. */
  | { readonly kind: "bounces"; readonly issue: IssueId; readonly mails: number; readonly of: number }
  | { readonly kind: "tick-failing"; readonly part: string; readonly since: Instant }
  /** No tick has come since then. */
  | { readonly kind: "tick-missing"; readonly since: Instant }
  /** Most of a feed looks new at once: nothing of it goes out until its author says what it is. */
  | { readonly kind: "feed-held"; readonly feed: string; readonly items: number; readonly since: Instant }
  /** It could not be read for a day, for the reason that its latest poll had. */
  | {
      readonly kind: "feed-failing";
      readonly feed: string;
      readonly because: string;
      readonly since: Instant;
    }
  /** Its server says that there will be none any more. */
  | { readonly kind: "feed-gone"; readonly feed: string; readonly since: Instant }
  /** Nothing comes from the blog's repository any more, for the reason that the latest attempt had. */
  | {
      readonly kind: "repository-failing";
      readonly repository: string;
      readonly because: string;
      readonly since: Instant;
    }
  /** A post is due, and its page has not answered for a day. */
  | {
      readonly kind: "page-missing";
      readonly post: PostId;
      /** As its author calls it. */
      readonly path: string;
      readonly title: string;
      readonly url: string;
      /** As a verb with what follows it. */
      readonly because: string;
      readonly since: Instant;
    };

/** Two of one name are the same occasion. */
export function nameOccasion(occasion: Occasion): string {
  switch (occasion.kind) {
    case "issue-stopped":
      return `${occasion.kind}/${occasion.issue}/${occasion.wentSince}`;
    case "complaints":
    case "bounces":
      return `${occasion.kind}/${occasion.issue}`;
    case "tick-failing":
      return `${occasion.kind}/${occasion.part}/${occasion.since}`;
    case "tick-missing":
      return `${occasion.kind}/${occasion.since}`;
    case "page-missing":
      return `${occasion.kind}/${occasion.post}/${occasion.url}`;
    case "repository-failing":
      return `${occasion.kind}/${occasion.repository}/${occasion.since}`;
    case "feed-held":
    case "feed-failing":
    case "feed-gone":
      return `${occasion.kind}/${occasion.feed}/${occasion.since}`;
  }
}

/** An occasion as it was noticed. */
export interface NotedOccasion {
  readonly at: Instant;
  readonly occasion: Occasion;
}

const HOUR_MS = 3_600_000;

/** For so long a tick may fail or be missing before its author is told. */
export const TICK_PATIENCE_MS = HOUR_MS;

/** For so long a feed may fail before its author is told. */
export const FEED_PATIENCE_MS = 24 * HOUR_MS;

/** For so long a repository may fail: longer than a limit of its host lasts, and in time for most digests. */
export const REPOSITORY_PATIENCE_MS = 3 * HOUR_MS;

/** For so long a page may be missing before its author is told. */
export const PAGE_PATIENCE_MS = 24 * HOUR_MS;

/** Between two notes to the author: what happens meanwhile comes with the next one. */
export const NOTE_GAP_MS = HOUR_MS / 4;
