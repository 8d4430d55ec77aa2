import type { IssueCadence } from "../../core/cadence.ts";
import type { Instant, IssueId } from "../../core/ids.ts";
import type { ListedIssue } from "../../core/issues/archive.ts";
import { deriveDatedAt } from "../../core/issues/derive-due-at.ts";
import { type Issue, isPublic } from "../../core/issues/issue.ts";
import type { Language } from "../../core/language.ts";
import { defaultLanguage } from "../../core/language.ts";
import { type Headline, selectHeadline } from "../../core/posts/headline.ts";
import type { Body, Post } from "../../core/posts/post.ts";
import type { PublicView } from "../../core/posts/public-post.ts";
import { groupStories } from "../../core/posts/story.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { ArchiveStore } from "../../ports/issues/archive-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

export interface ArchiveDependencies {
  readonly newsletter: Pick<Newsletter, "languages" | "timeZone">;
  readonly archive: ArchiveStore;
  readonly clock: Pick<Clock, "now">;
}

export interface ArchivedIssue {
  readonly id: IssueId;
  readonly cadence: IssueCadence;
  readonly slotAt: Instant;
  /** The story that names the issue; null: none of its posts can be shown any more. */
  readonly headline: Headline | null;
}

/** Issues that have gone out and are the first to show one of their posts; newest first, each named in one language. */
export async function listArchive(
  deps: ArchiveDependencies,
  page: { readonly limit: number; readonly offset: number; readonly language: Language },
): Promise<readonly ArchivedIssue[]> {
  const issues = await deps.archive.list({ ...page, view: viewNow(deps) });
  return issues.map((issue) => toArchived(deps, issue, page.language));
}

/** An issue on its own page, between the one before and the one after. */
export interface ArchivedIssueInOrder extends ArchivedIssue {
  /** Each story in one language: the page's, else the default one, else any. */
  readonly posts: readonly Post[];
  /** Which of them names the issue. */
  readonly lead: Post | null;
  /** Of the only story; null where there are several. */
  readonly body: Body | null;
  readonly newer: ArchivedIssue | null;
  readonly older: ArchivedIssue | null;
}

/** One issue as its archive page shows it; `issue-not-found` for one that has not gone out yet. */
export async function findArchived(
  deps: ArchiveDependencies,
  id: IssueId,
  language: Language,
): Promise<Result<ArchivedIssueInOrder, Problem>> {
  const languages = listLanguages(deps, language);
  const found = await deps.archive.find(id, { languages, view: viewNow(deps) });
  if (found === null || !isPublic(found.issue)) return fail({ kind: "issue-not-found" });

  const posts = groupStories(found.posts).flatMap((story) => selectHeadline(story.posts, languages) ?? []);
  const lead = selectHeadline(posts, languages);
  const name = (one: ListedIssue | null) => (one === null ? null : toArchived(deps, one, language));
  return succeed({
    ...describe(deps, found.issue),
    headline: lead,
    posts,
    lead,
    body: posts.length === 1 && found.body?.id === lead?.id ? found.body : null,
    newer: name(found.newer),
    older: name(found.older),
  });
}

/** What is public at this moment: a post that was taken home since it went out is gone. */
const viewNow = ({ clock, newsletter }: ArchiveDependencies): PublicView => ({
  at: clock.now(),
  languages: newsletter.languages,
});

/** In which language a story is shown: the page's, else the default one. */
const listLanguages = ({ newsletter }: ArchiveDependencies, language: Language) => [
  language,
  defaultLanguage(newsletter.languages),
];

const toArchived = (
  deps: ArchiveDependencies,
  { issue, headlines }: ListedIssue,
  language: Language,
): ArchivedIssue => ({
  ...describe(deps, issue),
  headline: selectHeadline(headlines, listLanguages(deps, language)),
});

const describe = ({ newsletter }: ArchiveDependencies, issue: Issue) => ({
  id: issue.id,
  cadence: issue.cadence,
  slotAt: deriveDatedAt(issue, newsletter.timeZone),
});
