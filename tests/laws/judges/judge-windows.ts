import type { Issue } from "../../../src/core/issues/issue.ts";
import type { Post } from "../../../src/core/posts/post.ts";
import type { World } from "../world/world.ts";
import type { IssueOutcome, Outcome } from "./read-outcome.ts";

/** Windows tile time: every post is in exactly one window of each cadence. */
export function judgeWindows(
  { records }: World,
  { issues, posts, through, reopened }: Outcome,
): readonly string[] {
  const withdrawn = new Set(records.withdrawals.map((one) => one.post));
  const broken = issues.flatMap((one) => judgeMembers(one, issues, posts, records.spoilt));
  for (const [cadence, end] of through) {
    const own = issues.filter(({ issue }) => issue.cadence === cadence && !isTakenBack(issue));
    for (const post of posts) {
      const count = own.filter(({ issue }) => issue.posts.includes(post.id)).length;
      if (count > 1) broken.push(`${post.id} is in ${count} issues of ${cadence}`);
      const isDue =
        post.releasedAt !== null && end !== null && post.releasedAt <= end && post.special === null;
      const isGivenBack = reopened.has(`${cadence} ${post.id}`);
      if (count === 0 && isDue && !isGivenBack && !withdrawn.has(post.id))
        broken.push(`${post.id} is in no issue of ${cadence}`);
    }
  }
  return broken;
}

const isTakenBack = (issue: Issue) => issue.cancelledAt !== null && issue.startedAt === null;

function judgeMembers(
  { issue }: IssueOutcome,
  issues: readonly IssueOutcome[],
  posts: readonly Post[],
  spoilt: ReadonlySet<string>,
): readonly string[] {
  if (issue.cadence === "special") return [];
  const givenBack = new Set(
    issues.flatMap((one) => (isTakenBack(one.issue) && one.issue.id !== issue.id ? one.issue.posts : [])),
  );
  return issue.posts.flatMap((id) => {
    const releasedAt = posts.find((post) => post.id === id)?.releasedAt ?? null;
    const isInside =
      releasedAt !== null &&
      releasedAt <= issue.windowThrough &&
      (issue.windowFrom === null || releasedAt > issue.windowFrom || givenBack.has(id) || spoilt.has(id));
    return isInside ? [] : [`${id} was released outside the window of ${issue.id}`];
  });
}
