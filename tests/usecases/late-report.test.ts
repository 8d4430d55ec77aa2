import { describe, expect, it } from "vitest";
import { advanceIssue, type IssueDependencies } from "../../src/usecases/issues/advance-issue.ts";
import { createIssueWorld } from "../builders/issue-world.ts";

describe("a report of a slice that was cut off", () => {
  it("undoes no later one when it arrives at last", async () => {
    const world = await createIssueWorld({ readers: 5 });
    const late: (() => Promise<void>)[] = [];
    const cutOff: IssueDependencies = {
      ...world.deps,
      issues: {
        ...world.deps.issues,
        async saveProgress(...report) {
          late.push(() => world.deps.issues.saveProgress(...report));
        },
      },
    };
    for (let slice = 0; slice < 3; slice += 1) await advanceIssue(cutOff);
    for (let slice = 0; slice < 10; slice += 1) await world.slice();
    const before = await world.deps.issues.find(world.deps.id);
    expect(before?.progress).toMatchObject([{ submitted: 5, done: true }]);
    for (const arrive of late) await arrive();
    expect(await world.deps.issues.find(world.deps.id)).toEqual(before);
    expect(late.length).toBe(3);
  });
});
