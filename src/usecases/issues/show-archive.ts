import type { IssueCadence } from "../../core/cadence.ts";
import { deriveDatedAt } from "../../core/derive-due-at.ts";
import type { Instant, IssueId } from "../../core/ids.ts";
import { type Issue, isPublic } from "../../core/issue.ts";
import type { Language } from "../../core/language.ts";
import { defaultLanguage } from "../../core/language.ts";
import type { RenderedPost } from "../../core/post.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings.ts";
import { groupStories } from "../../core/story.ts";
import type { IssueStore } from "../../ports/issue-store.ts";
import type { PostStore } from "../../ports/post-store.ts";

export interface ArchiveDependencies {
  readonly newsletter: Newsletter;
  readonly issues: IssueStore;
  readonly posts: PostStore;
}

export interface ArchivedIssue {
  readonly id: IssueId;
  readonly cadence: IssueCadence;
  readonly slotAt: Instant;
  readonly posts: readonly RenderedPost[];
}

/** Issues that have gone out and show a post first, newest first, each with its posts in one language. */
export async function listArchive(
  deps: ArchiveDependencies,
  page: { readonly limit: number; readonly offset: number; readonly language: Language },
): Promise<readonly ArchivedIssue[]> {
  const issues = await deps.issues.listArchive(page);
  const posts = await deps.posts.findMany([...new Set(issues.flatMap((issue) => issue.posts))]);
  return issues.map((issue) => toArchived(deps, issue, posts, page.language));
}

/** An issue on its own page, between the one before and the one after. */
export interface ArchivedIssueInOrder extends ArchivedIssue {
  readonly newer: ArchivedIssue | null;
  readonly older: ArchivedIssue | null;
}

/** One issue as its archive page shows it; one that has not gone out yet is nobody's business. */
export async function findArchived(
  deps: ArchiveDependencies,
  id: IssueId,
  language: Language,
): Promise<Result<ArchivedIssueInOrder, Problem>> {
  const issue = await deps.issues.find(id);
  if (issue === null || !isPublic(issue)) return fail({ kind: "issue-not-found" });
  const { newer, older } = await deps.issues.findArchiveNeighbours(id);
  const named = [issue, newer, older].flatMap((one) => one?.posts ?? []);
  const posts = await deps.posts.findMany([...new Set(named)]);
  const show = (one: Issue | null) => (one === null ? null : toArchived(deps, one, posts, language));
  return succeed({
    ...toArchived(deps, issue, posts, language),
    newer: show(newer),
    older: show(older),
  });
}

/** Each story in the page's language, else in the default one, else in any; drafts and deleted posts are gone. */
function toArchived(
  deps: ArchiveDependencies,
  issue: Issue,
  posts: readonly RenderedPost[],
  language: Language,
): ArchivedIssue {
  const own = issue.posts.flatMap((id) => posts.filter((post) => post.id === id && !post.draft));
  const fallback = defaultLanguage(deps.newsletter.languages);
  const shown = groupStories(own).flatMap((story) => {
    const find = (wanted: Language) => story.posts.find((post) => post.language === wanted);
    return find(language) ?? find(fallback) ?? story.posts[0] ?? [];
  });
  const slotAt = deriveDatedAt(issue, deps.newsletter.timeZone);
  return { id: issue.id, cadence: issue.cadence, slotAt, posts: shown };
}
