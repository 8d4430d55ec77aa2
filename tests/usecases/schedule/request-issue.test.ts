import { describe, expect, it } from "vitest";
import { createD1IssueStore } from "../../../src/adapters/d1/issues/issue-store.ts";
import { createD1ScheduleStore } from "../../../src/adapters/d1/schedule/schedule-store.ts";
import { createD1WebhookOutcomes } from "../../../src/adapters/d1/schedule/webhook-outcomes.ts";
import { asIssueId } from "../../../src/core/ids.ts";
import {
  type IssueRequest,
  type RequestDependencies,
  requestIssue,
} from "../../../src/usecases/schedule/request-issue.ts";
import { TICK, WEEKLY } from "../../builders/issue-world.ts";
import { buildFile, buildPostWorld } from "../../builders/post-world.ts";

const REQUEST: IssueRequest = {
  ...{ cadence: "weekly", posts: null, dryRun: false, testTo: null, holdMinutes: null },
  webhookId: "hook-1",
};

/** A caller that is cut off between the plan's commit and the wake of its objects, as often as asked for. */
async function createCaller(cutOffs: number) {
  const world = buildPostWorld();
  await world.publish("en/a.md", buildFile(["title: A", "pubDate: 2026-11-19"]));
  const woken: string[] = [];
  const wake = async (id: string, shards: number) => {
    if (cutOffs > 0) {
      cutOffs -= 1;
      throw new Error("cut off");
    }
    woken.push(`${id}/${shards}`);
  };
  const issues = createD1IssueStore(world.db);
  const deps = {
    ...world.deps,
    ...{ newsletter: WEEKLY, clock: { now: () => TICK, sleep: async () => {} } },
    ...{ issues, schedule: createD1ScheduleStore(world.db), outcomes: createD1WebhookOutcomes(world.db) },
    waker: { wake },
    lookAtPages: async () => {},
  } as unknown as RequestDependencies; // what previews and tests need besides is not asked for
  return {
    woken,
    issues,
    ask: (difference: Partial<IssueRequest> = {}) => requestIssue(deps, { ...REQUEST, ...difference }),
  };
}

const idOf = (answer: Awaited<ReturnType<typeof requestIssue>>) =>
  answer.ok && answer.value.kind === "planned" ? answer.value.id : answer;

describe("a request for an issue that was cut off between its plan and the wake", () => {
  it("is made good by its repeat: the first answer, and the issue is woken", async () => {
    const caller = await createCaller(1);
    await expect(caller.ask()).rejects.toThrow("cut off");
    const id = idOf(await caller.ask());
    expect(caller.woken).toEqual([`${id}/${WEEKLY.shards}`]);
    expect(idOf(await caller.ask())).toBe(id);
  });

  it("is made good by its repeat where it named its posts, with a webhook's id or without", async () => {
    const caller = await createCaller(2);
    const special = { cadence: null, posts: ["en/a"] };
    await expect(caller.ask(special)).rejects.toThrow("cut off");
    await expect(caller.ask({ ...special, webhookId: null })).rejects.toThrow("cut off");
    const id = idOf(await caller.ask({ ...special, webhookId: null }));
    await caller.ask(special);
    expect(caller.woken).toEqual([`${id}/${WEEKLY.shards}`, `${id}/${WEEKLY.shards}`]);
  });
});

describe("a cadence that is not offered", () => {
  it.each([{}, { dryRun: true }, { testTo: "author@example.com" }])(
    "has no readers, so no issue is planned, shown or tested (%o)",
    async (difference) => {
      const caller = await createCaller(0);
      const answer = await caller.ask({ ...difference, cadence: "monthly" });
      const reason = "The newsletter does not offer this cadence. Use one of: weekly (the setting CADENCES).";
      expect(answer).toEqual({
        ok: false,
        problem: { kind: "request-malformed", faults: [{ field: "cadence", reason }] },
      });
      expect(await caller.issues.listOpen()).toEqual([]);
    },
  );
});

describe("a repeated webhook", () => {
  it("wakes nothing once its issue is closed, and nothing where nothing was planned", async () => {
    const caller = await createCaller(0);
    const id = asIssueId(String(idOf(await caller.ask())));
    const counts = { audience: 0, submitted: 0, refused: 0, unknown: 0 };
    const done = { report: 1, ...counts, waitingFor: null, expectedEndAt: null };
    for (let shard = 0; shard < WEEKLY.shards; shard += 1)
      await caller.issues.saveProgress(id, shard, { ...done, done: true }, TICK);
    await caller.ask();
    await caller.ask({ webhookId: "hook-2" });
    await caller.ask({ webhookId: "hook-2" });
    expect(caller.woken.length).toBe(1);
  });
});
