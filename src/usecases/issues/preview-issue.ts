import type { Cadence } from "../../core/cadence.ts";
import { decidePlan, deriveEffectiveTime } from "../../core/decide-plan.ts";
import { deriveCadence } from "../../core/derive-cadence.ts";
import type { IssueContent } from "../../core/edition.ts";
import type { PostId } from "../../core/ids.ts";
import { asIssueId } from "../../core/ids.ts";
import { explainNotDue } from "../../core/release.ts";
import type { PlannedIssue, ScheduleSnapshot } from "../../core/schedule.ts";
import { selectEdition } from "../../core/select-edition.ts";
import type { Newsletter } from "../../core/settings.ts";
import { groupStories } from "../../core/story.ts";
import { isActiveAt } from "../../core/subscriber.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EditionStore } from "../../ports/issue-store.ts";
import type { PostStore } from "../../ports/post-store.ts";
import type { ReaderLister } from "../../ports/reader-lister.ts";
import type { ScheduleStore } from "../../ports/schedule-store.ts";
import type { TopicCatalog } from "../../ports/topic-catalog.ts";
import { draftContent } from "./compose-content.ts";

export interface PreviewDependencies {
  readonly newsletter: Newsletter;
  readonly schedule: ScheduleStore;
  readonly posts: PostStore;
  readonly topics: TopicCatalog;
  readonly editions: EditionStore;
  readonly readers: ReaderLister;
  readonly clock: Clock;
}

export interface PreviewRequest {
  readonly cadence: Cadence | null;
  readonly posts: readonly PostId[] | null;
}

/** What an issue asked for now would hold, for how many, and why each other post is not in it. Changes nothing. */
export async function previewIssue(deps: PreviewDependencies, request: PreviewRequest) {
  const snapshot = await deps.schedule.read("everything");
  const issues = await draftIssues(deps, request, snapshot);
  const posts = issues.flatMap((issue) => issue.posts);
  const contents = await Promise.all(issues.map((issue) => draftContent(deps, issue)));
  const t = deriveEffectiveTime(deps.clock.now(), snapshot.clock);
  return {
    id: null,
    wouldSend: {
      posts,
      audience: contents.length === 0 ? 0 : await countAudience(deps, issues[0] as PlannedIssue, contents),
    },
    notDue: snapshot.posts
      .filter((post) => !posts.includes(post.id))
      .map((post) => ({
        id: post.id,
        reason: explainNotDue(post, t, deps.newsletter.maximumAgeDays) ?? "already-released",
      })),
  };
}

/** The issues as the planner would make them now, without committing anything. */
export async function draftIssues(
  deps: Pick<PreviewDependencies, "newsletter" | "schedule" | "clock">,
  request: PreviewRequest,
  snapshot: ScheduleSnapshot,
): Promise<readonly PlannedIssue[]> {
  const now = deps.clock.now();
  if (request.posts === null) {
    const cadence = request.cadence ?? deps.newsletter.cadences[0] ?? "weekly";
    return decidePlan(
      snapshot,
      { kind: "cadence", cadence, holdMinutes: 0 },
      { t: now, now },
      deps.newsletter,
    ).issues;
  }
  const wanted = await deps.schedule.findPosts(request.posts);
  const due = wanted.filter((post) => !post.draft && post.publishedAt <= now && post.special === null);
  if (due.length === 0) return [];
  const posts = groupStories(due).flatMap((story) => story.posts.map((post) => post.id));
  const id = asIssueId("special-preview");
  const base = { id, cadence: "special", slotAt: now, windowFrom: null, windowThrough: now } as const;
  return [{ ...base, posts, shards: 1, plannedAt: now, holdUntil: null }];
}

async function countAudience(
  deps: PreviewDependencies,
  issue: PlannedIssue,
  contents: readonly IssueContent[],
): Promise<number> {
  let count = 0;
  let cursor: string | null = null;
  do {
    const page = await deps.readers.list({ prefix: "", cursor, asOf: issue.plannedAt });
    if (page === "cursor-failed") throw new Error("The list of readers broke off. Ask again.");
    const reached = page.readers.filter(
      (reader) =>
        isActiveAt(reader, issue.plannedAt) &&
        (issue.cadence === "special" ||
          deriveCadence(reader.cadence, deps.newsletter.cadences) === issue.cadence) &&
        contents.some((content) => selectEdition(reader, content) !== null),
    );
    count += reached.length;
    cursor = page.cursor;
  } while (cursor !== null);
  return count;
}
