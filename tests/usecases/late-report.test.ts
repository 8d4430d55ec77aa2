import { describe, expect, it } from "vitest";
import type { Resolution } from "../../src/ports/ledger.ts";
import { advanceIssue, type IssueDependencies } from "../../src/usecases/issues/advance-issue.ts";
import { resolveBatch } from "../../src/usecases/issues/resolve-batch.ts";
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

describe("an author's word that comes between an issue's last slice and its report", () => {
  it("is not lost by the report, which closes the issue", async () => {
    const world = await createIssueWorld({ readers: 150, script: ["key-reused"] });
    const author = {
      ...{ issues: world.deps.issues, clock: world.deps.clock, log: world.deps.log },
      waker: { wake: async () => {} },
      ledgers: {
        resolve: async (_issue: string, _shard: number, batch: number, as: Resolution) =>
          world.deps.ledger.resolve(batch, as, world.deps.clock.now()),
      },
    };
    const deps: IssueDependencies = {
      ...world.deps,
      issues: {
        ...world.deps.issues,
        async saveProgress(id, shard, progress, at) {
          if (progress.done && progress.unknown > 0)
            await resolveBatch(author, id, { batch: 1, as: "not-submitted" });
          await world.deps.issues.saveProgress(id, shard, progress, at);
        },
      },
    };
    for (let slices = 0; slices < 20; slices += 1) await advanceIssue(deps); // woken by the word, whatever it last wished
    expect(new Set(world.received.map(({ to }) => to)).size).toBe(150);
    const issue = await world.issue();
    expect([issue.closedAt !== null, issue.progress[0]]).toMatchObject([
      true,
      { submitted: 150, unknown: 0 },
    ]);
  });
});
