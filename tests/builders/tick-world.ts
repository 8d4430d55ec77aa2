import { createD1IssueStore } from "../../src/adapters/d1/issues/issue-store.ts";
import { createD1ScheduleStore } from "../../src/adapters/d1/schedule/schedule-store.ts";
import { createD1WebhookOutcomes } from "../../src/adapters/d1/schedule/webhook-outcomes.ts";
import { createD1FailingParts } from "../../src/adapters/d1/tick/failing-parts.ts";
import { createD1UnreadableRows } from "../../src/adapters/d1/tick/unreadable-row-store.ts";
import type { IssueId } from "../../src/core/ids.ts";
import type { Newsletter } from "../../src/core/settings/settings.ts";
import { removePost } from "../../src/usecases/posts/remove-post.ts";
import { type RequestDependencies, requestIssue } from "../../src/usecases/schedule/request-issue.ts";
import { lookAgain } from "../../src/usecases/tick/look-again.ts";
import { planDue } from "../../src/usecases/tick/plan-due.ts";
import { runTick } from "../../src/usecases/tick/run-tick.ts";
import { wakeOpenIssues } from "../../src/usecases/tick/wake-open-issues.ts";
import { NEWSLETTER } from "./newsletter.ts";
import { buildFile, buildPostWorld } from "./post-world.ts";

const NO_READERS = { list: async () => ({ readers: [], cursor: null }), find: async () => null };

/** Posts, ticks and requests over the real SQL; issues are planned and woken, and nothing is submitted. */
export function createTickWorld(own: Partial<Newsletter>) {
  const world = buildPostWorld();
  const { db } = world;
  let now = Date.parse("2026-11-20T12:00Z");
  const newsletter = { ...NEWSLETTER, ...own };
  const woken: string[] = [];
  const log: { event: string; fields: object }[] = [];
  const issues = createD1IssueStore(db);
  const deps = {
    ...world.deps,
    newsletter,
    issues,
    schedule: createD1ScheduleStore(db),
    outcomes: createD1WebhookOutcomes(db),
    clock: { now: () => now, sleep: async (_ms: number) => {} },
    log: { record: (event: string, fields = {}) => void log.push({ event, fields }) },
    lookAtPages: async () => {},
    waker: { wake: async (id: string) => void woken.push(id) },
  };
  const failingParts = createD1FailingParts(db);
  const unreadable = createD1UnreadableRows(db);
  const tick = (difference: Partial<typeof deps> = {}) => {
    now += 15 * 60_000;
    const own = { ...deps, ...difference };
    const parts = [
      { name: "plan", work: (t: number) => planDue(own, t) },
      { name: "wake", work: () => wakeOpenIssues(own) },
      { name: "unreadable-rows", work: () => lookAgain({ ...own, unreadable, base: NO_READERS }) },
    ];
    return runTick({ ...own, parts, failingParts, watchParts: async () => {} }, now);
  };
  return {
    ...{ db, deps, issues, woken, log, failingParts, tick },
    /** What `/health` shows of rows. */
    unreadable: async () => (await unreadable.listPublic(50)).map(({ table, id }) => `${table} ${id}`),
    publish: (path: string, ...lines: string[]) => {
      now += 1000;
      return world.publish(
        path,
        buildFile(["title: A", "pubDate: 2026-11-19", ...lines], `Words of ${path}.`),
      );
    },
    remove: (path: string) => removePost({ ...world.deps, clock: deps.clock }, path),
    pass: (ms: number) => {
      now += ms;
    },
    ask: async (request: { cadence?: "weekly" | "instant"; posts?: string[]; webhookId?: string }) => {
      now += 1000;
      const whole = {
        dryRun: false,
        testTo: null,
        holdMinutes: null,
        webhookId: null,
        cadence: null,
        posts: null,
      };
      const answer = await requestIssue(deps as unknown as RequestDependencies, { ...whole, ...request }); // what previews need is not asked for
      if (!answer.ok) return answer.problem.kind;
      return answer.value.kind === "planned" ? answer.value.id : null;
    },
    /** As the object of an issue does that is cancelled before any batch was frozen. */
    cancel: async (id: string) => {
      await issues.saveCommand(id as IssueId, "cancel", now);
      const done = {
        audience: 0,
        submitted: 0,
        refused: 0,
        unknown: 0,
        waitingFor: null,
        expectedEndAt: null,
      };
      await issues.saveProgress(id as IssueId, 0, { report: 1, ...done, done: true }, now);
    },
    list: async () =>
      (await issues.list({ limit: 100, offset: 0 })).map(({ id, posts }) => [id, posts.join()]),
  };
}
