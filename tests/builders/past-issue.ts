import { createD1IssueStore } from "../../src/adapters/d1/issues/issue-store.ts";
import { createD1PostStore } from "../../src/adapters/d1/posts/post-store.ts";
import { createD1TopicCatalog } from "../../src/adapters/d1/posts/topic-catalog.ts";
import { createD1ScheduleStore } from "../../src/adapters/d1/schedule/schedule-store.ts";
import type { IssueId } from "../../src/core/ids.ts";
import type { IncomingPost } from "../../src/core/posts/incoming-post.ts";
import { planIssues } from "../../src/usecases/schedule/plan-issues.ts";
import { buildIncomingPost } from "./incoming-posts.ts";
import { NEWSLETTER } from "./newsletter.ts";

/** Publishes these posts and plans the daily issue of them at `at`; each call is later than the one before. */
export async function planPastIssue(
  db: D1Database,
  at: number,
  posts: Readonly<Record<string, Partial<IncomingPost>>>,
): Promise<IssueId> {
  for (const [id, difference] of Object.entries(posts)) {
    const post = buildIncomingPost(id, { publishedAt: at - 1000, ...difference });
    await createD1TopicCatalog(db).claim(post.tags);
    await createD1PostStore(db).save(post, at);
  }
  const deps = {
    newsletter: NEWSLETTER,
    schedule: createD1ScheduleStore(db),
    waker: { wake: async () => {} },
    clock: { now: () => at, sleep: async () => {} },
    log: { record: () => {} },
  };
  const planned = await planIssues(deps, { kind: "cadence", cadence: "daily", holdMinutes: 0 }, at);
  const [issue] = typeof planned === "string" ? [] : planned;
  if (issue === undefined) throw new Error("No issue was planned.");
  return issue.id;
}

/** The same, gone out to its end. */
export async function closePastIssue(...input: Parameters<typeof planPastIssue>): Promise<IssueId> {
  const [db, at] = input;
  const id = await planPastIssue(...input);
  await createD1IssueStore(db).markStarted(id, at);
  const figures = { audience: 1, submitted: 1, refused: 0, unknown: 0 };
  const done = { report: 1, ...figures, waitingFor: null, expectedEndAt: null, done: true };
  await createD1IssueStore(db).saveProgress(id, 0, done, at);
  return id;
}
