import type { Cadence } from "../../core/cadence.ts";
import { deriveCadence } from "../../core/derive-cadence.ts";
import type { IssueContent } from "../../core/editions/edition.ts";
import { selectEdition } from "../../core/editions/select-edition.ts";
import type { Problem } from "../../core/problem.ts";
import { type Result, succeed } from "../../core/result.ts";
import { decidePlan, deriveEffectiveTime } from "../../core/schedule/decide-plan.ts";
import { decideSpecial, selectSpecials } from "../../core/schedule/decide-special.ts";
import { explainNotDue } from "../../core/schedule/explain-not-due.ts";
import type { IssuePreview } from "../../core/schedule/issue-outcome.ts";
import type { PlannedIssue, ScheduleSnapshot } from "../../core/schedule/schedule.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import { isActiveAt } from "../../core/subscribers/may-be-mailed.ts";
import type { PlaceholderKeys } from "../../ports/access/placeholder-keys.ts";
import type { EditionStore } from "../../ports/editions/edition-store.ts";
import type { PostStore } from "../../ports/posts/post-store.ts";
import type { TopicCatalog } from "../../ports/posts/topic-catalog.ts";
import type { Clock } from "../../ports/runtime/clock.ts";
import type { ScheduleStore } from "../../ports/schedule/schedule-store.ts";
import type { ReaderLister } from "../../ports/subscribers/reader-lister.ts";
import { draftContent } from "../editions/compose-content.ts";
import { planApart } from "./plan-apart.ts";

export interface PreviewDependencies {
  readonly newsletter: Newsletter;
  readonly schedule: ScheduleStore;
  readonly posts: PostStore;
  readonly topics: TopicCatalog;
  readonly editions: EditionStore;
  readonly readers: ReaderLister;
  readonly placeholderKeys: PlaceholderKeys;
  readonly clock: Clock;
}

export interface PreviewRequest {
  readonly cadence: Cadence | null;
  /** Ids or paths. */
  readonly posts: readonly string[] | null;
}

/** What an issue asked for now would be. Changes nothing. */
export async function previewIssue(
  deps: PreviewDependencies,
  request: PreviewRequest,
): Promise<Result<IssuePreview, Problem>> {
  const snapshot = await deps.schedule.read("everything");
  const drafted = await draftIssues(deps, request, snapshot);
  if (!drafted.ok) return drafted;
  const issues = drafted.value;
  const posts = issues.flatMap((issue) => issue.posts);
  const contents = await Promise.all(issues.map((issue) => draftContent(deps, issue)));
  const t = deriveEffectiveTime(deps.clock.now(), snapshot.clock);
  const [first] = issues;
  return succeed({
    kind: "previewed",
    posts,
    audience: first === undefined ? 0 : await countAudience(deps, first, contents),
    notDue: snapshot.posts
      .filter((post) => !posts.includes(post.id))
      .map((post) => ({
        id: post.id,
        reason: explainNotDue(post, t, deps.newsletter) ?? "already-released",
      })),
  });
}

/** The issues as the planner would make them now, without committing anything. */
export async function draftIssues(
  deps: Pick<PreviewDependencies, "newsletter" | "schedule" | "clock">,
  request: PreviewRequest,
  snapshot: ScheduleSnapshot,
): Promise<Result<readonly PlannedIssue[], Problem>> {
  const now = deps.clock.now();
  const clock = { t: now, now };
  if (request.posts === null) {
    const cadence = request.cadence ?? deps.newsletter.cadences[0] ?? "weekly";
    const byHand = { kind: "cadence", cadence, holdMinutes: 0 } as const;
    const plan = await planApart(
      deps.schedule,
      (taken) => decidePlan(snapshot, byHand, clock, deps.newsletter, taken),
      ({ issues }) => issues,
    );
    return succeed(plan.issues);
  }
  const special = { posts: request.posts, holdMinutes: 0 };
  const { clock: latest, isOnProbation } = snapshot;
  const facts = { clock: latest, isOnProbation, posts: await deps.schedule.findPosts(request.posts) };
  const decided = await planApart(
    deps.schedule,
    (taken) => decideSpecial({ ...facts, taken }, special, clock, deps.newsletter),
    selectSpecials,
  );
  return decided.ok ? succeed(selectSpecials(decided)) : decided; // existing: nothing more would go out
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
