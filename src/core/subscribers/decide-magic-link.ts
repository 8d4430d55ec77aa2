import { isFreshAt } from "../access/link-token.ts";
import type { Instant } from "../ids.ts";

const TEN_MINUTES_MS = 600_000;
const MAILS_A_DAY = 3;
const DAY_MS = 86_400_000;

/** Magic links that were asked for by one reader; `submittedAt` null: the mail is owed still. */
export interface MagicLink {
  readonly at: Instant;
  readonly submittedAt: Instant | null;
}

/** As far back as the decision looks. */
export const startOfMagicLinks = (now: Instant): Instant => now - DAY_MS;

/**
 * Which mail answers somebody who asks for a magic link: one that is owed still, so that asking again repeats the same
 * mail under the same key; else a new one, at most one in ten minutes and three a day. A forwarded link must not become a
 * way to flood its owner.
 */
export function decideMagicLink(
  links: readonly MagicLink[],
  now: Instant,
): { readonly at: Instant } | "wait" {
  const owed = links.find((link) => link.submittedAt === null && isFreshAt(link.at, now));
  if (owed !== undefined) return { at: owed.at };
  const submitted = links.filter((link) => link.submittedAt !== null && link.at > startOfMagicLinks(now));
  const isTooSoon = submitted.some((link) => link.at > now - TEN_MINUTES_MS);
  return isTooSoon || submitted.length >= MAILS_A_DAY ? "wait" : { at: now };
}
