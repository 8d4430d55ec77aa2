import { matchLanguage } from "../../core/language.ts";
import type { FeedFilter } from "../../core/posts/feed.ts";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { LinkSigner } from "../../ports/access/link-signer.ts";
import type { TopicCatalog } from "../../ports/posts/topic-catalog.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import { listOfferedTopics } from "./list-offered-topics.ts";
import { findRecord, type SubscriberRecords } from "./records/find-record.ts";
import { verifyLink } from "./signup/verify-link.ts";

export interface OfferFeedDependencies extends SubscriberRecords {
  readonly newsletter: Pick<Newsletter, "languages" | "topics" | "requirePage">;
  readonly signer: Pick<LinkSigner, "verify">;
  readonly topics: TopicCatalog;
  readonly clock: Pick<Clock, "now">;
}

/**
 * The feed of what a reader chose, for whoever holds a link of one of the reader's mails. It is the feed of everything
 * if no record is left (erased, or never confirmed) or if the reader's languages are not offered any more. Topics that
 * are not offered now have no feed.
 */
export async function offerFeed(
  deps: OfferFeedDependencies,
  input: { readonly token: string },
): Promise<Result<FeedFilter, Problem>> {
  const claims = await verifyLink(deps, { token: input.token, purpose: "leave" });
  if (!claims.ok) return claims;
  const [{ record }, topics] = await Promise.all([
    findRecord(deps, claims.value.id),
    listOfferedTopics(deps),
  ]);
  const offered = deps.newsletter.languages;
  const languages = (record?.languages ?? []).flatMap((language) => matchLanguage(language, offered) ?? []);
  if (languages.length === 0) return succeed({ languages: [], topics: [] });
  const chosen = record?.topics ?? [];
  return succeed({
    languages: [...new Set(languages)],
    topics: topics.filter(({ number }) => chosen.includes(number)).map(({ slug }) => slug),
  });
}
