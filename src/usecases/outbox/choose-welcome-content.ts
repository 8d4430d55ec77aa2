import { deriveServedLanguages } from "../../core/editions/select-edition.ts";
import { defaultLanguage } from "../../core/language.ts";
import { derivePublicView } from "../../core/posts/public-post.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import {
  selectLatest,
  type WelcomeContent,
  type WelcomedReader,
} from "../../core/subscribers/welcome-content.ts";
import type { IssueStore } from "../../ports/issues/issue-store.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";
import type { TopicCatalog } from "../../ports/posts/topic-catalog.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface ChooseDependencies {
  readonly newsletter: Pick<Newsletter, "languages" | "requirePage">;
  readonly issues: Pick<IssueStore, "findLatestClosed">;
  readonly posts: Pick<PostStore, "findMany">;
  readonly topics: Pick<TopicCatalog, "list">;
  readonly clock: Clock;
}

/** What a welcome mail would show now: the latest issue, as far as it is for this reader. */
export async function chooseWelcomeContent(
  deps: ChooseDependencies,
  { languages: wanted, topics }: WelcomedReader,
): Promise<WelcomeContent> {
  const offered = deps.newsletter.languages;
  const languages = deriveServedLanguages(wanted, offered);
  const language = languages[0] ?? defaultLanguage(offered);
  const view = derivePublicView(deps.newsletter, deps.clock.now());
  const issue = await deps.issues.findLatestClosed({ languages, topics, view });
  if (issue === null) return { language, latest: null };
  const posts = await deps.posts.findMany(issue.posts);
  const known = await deps.topics.list(); // one call at a time: several mails share the connections of a Worker
  return {
    language,
    latest: selectLatest({ languages, topics, latest: { issue: issue.id, posts }, known, view }),
  };
}
