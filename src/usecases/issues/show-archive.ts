import type { IssueCadence } from "../../core/cadence.ts";
import type { Instant, IssueId } from "../../core/ids.ts";
import type { FoundIssue, ListedIssue } from "../../core/issues/archive.ts";
import { deriveDatedAt } from "../../core/issues/derive-due-at.ts";
import { type Issue, isPublic } from "../../core/issues/issue.ts";
import type { Language } from "../../core/language.ts";
import { defaultLanguage } from "../../core/language.ts";
import { type Headline, selectHeadline } from "../../core/posts/headline.ts";
import type { Body, Post } from "../../core/posts/post.ts";
import { derivePublicView, type PublicView } from "../../core/posts/public-post.ts";
import { groupStories } from "../../core/posts/story.ts";
import type { Problem } from "../../core/problem.ts";
import { fail, type Result, succeed } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { PublicReading } from "../../core/site/answer.ts";
import type { Topic } from "../../core/topic.ts";
import type { ArchiveStore } from "../../ports/issues/archive-store.ts";
import type { Clock } from "../../ports/runtime/clock.ts";

/** So many issues stand on the front page. */
const LATEST = 5;

export interface ArchiveDependencies {
  readonly newsletter: Pick<Newsletter, "languages" | "timeZone" | "topics" | "requirePage">;
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

/** One page of the archive: where it begins and how long it is, named in one language. */
export interface ArchivePlace {
  readonly limit: number;
  readonly offset: number;
  readonly language: Language;
}

/** Issues that have gone out and are the first to show one of their posts; newest first, each named in one language. */
export async function listArchive(
  deps: ArchiveDependencies,
  place: ArchivePlace,
  unless: number | null,
): Promise<PublicReading<readonly ArchivedIssue[]>> {
  const query = { ...place, view: viewNow(deps), withTopics: false, unless };
  const { content, ...state } = await deps.archive.list(query);
  return { ...state, content: content && nameIssues(deps, content.issues, place.language) };
}

export interface FrontPage {
  readonly issues: readonly ArchivedIssue[];
  /** Those that the form offers. */
  readonly topics: readonly Topic[];
}

/** The latest issues and what the form offers, in one round trip. */
export async function readFrontPage(
  deps: ArchiveDependencies,
  { language }: Pick<ArchivePlace, "language">,
  unless: number | null,
): Promise<PublicReading<FrontPage>> {
  const named = deps.newsletter.topics;
  const page = { limit: LATEST, offset: 0, view: viewNow(deps), withTopics: named.length === 0, unless };
  const { content, ...state } = await deps.archive.list(page);
  if (content === null) return { ...state, content };
  const topics = named.length === 0 ? content.topics : named;
  return { ...state, content: { issues: nameIssues(deps, content.issues, language), topics } };
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
  unless: number | null,
): Promise<Result<PublicReading<ArchivedIssueInOrder>, Problem>> {
  const languages = listLanguages(deps, language);
  const { content, ...state } = await deps.archive.find(id, { languages, view: viewNow(deps), unless });
  if (content === null) return succeed({ ...state, content });
  if (content.found === null || !isPublic(content.found.issue)) return fail({ kind: "issue-not-found" });
  return succeed({ ...state, content: orderIssue(deps, content.found, language) });
}

function orderIssue(deps: ArchiveDependencies, found: FoundIssue, language: Language): ArchivedIssueInOrder {
  const languages = listLanguages(deps, language);
  const posts = groupStories(found.posts).flatMap((story) => selectHeadline(story.posts, languages) ?? []);
  const lead = selectHeadline(posts, languages);
  const name = (one: ListedIssue | null) => (one === null ? null : toArchived(deps, one, language));
  return {
    ...describe(deps, found.issue),
    headline: lead,
    posts,
    lead,
    body: posts.length === 1 && found.body?.id === lead?.id ? found.body : null,
    newer: name(found.newer),
    older: name(found.older),
  };
}

/** What is public at this moment: a post that was taken home since it went out is gone. */
const viewNow = ({ clock, newsletter }: ArchiveDependencies): PublicView =>
  derivePublicView(newsletter, clock.now());

/** In which language a story is shown: the page's, else the default one. */
const listLanguages = ({ newsletter }: ArchiveDependencies, language: Language) => [
  language,
  defaultLanguage(newsletter.languages),
];

const nameIssues = (deps: ArchiveDependencies, issues: readonly ListedIssue[], language: Language) =>
  issues.map((issue) => toArchived(deps, issue, language));

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
