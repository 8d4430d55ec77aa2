import { describe, expect, it } from "vitest";
import type { Resolution } from "../../../../src/core/issues/unknown-batch.ts";
import { type ResolveDependencies, resolveBatch } from "../../../../src/usecases/issues/resolve-batch.ts";
import { advanceIssue } from "../../../../src/usecases/issues/sending/advance-issue.ts";
import type { IssueDependencies } from "../../../../src/usecases/issues/sending/issue-dependencies.ts";
import { createIssueWorld } from "../../../builders/issue-world.ts";
import { nothingReported } from "../../../fakes/nothing-reported.ts";

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
  /** The word about the first unknown batch comes just before the report that closes the issue over it. */
  async function createHastyAuthor(as: Resolution) {
    const world = await createIssueWorld({ readers: 150, script: ["key-reused"] });
    const { ledger, issues, clock, log } = world.deps;
    const author: ResolveDependencies = {
      ...{ issues, clock, log, ...nothingReported },
      ledgers: { resolve: async (_issue, _shard, batch) => ledger.resolve(batch, as, clock.now()) },
    };
    const deps: IssueDependencies = {
      ...world.deps,
      issues: {
        ...issues,
        async saveProgress(id, shard, progress, at) {
          if (progress.done && progress.unknown > 0) await resolveBatch(author, id, { batch: 1, as });
          await issues.saveProgress(id, shard, progress, at);
        },
      },
    };
    for (let slices = 0; slices < 20; slices += 1) await advanceIssue(deps); // woken by the word, whatever it last wished
    return world;
  }

  it.each(["submitted", "not-submitted"] as const)("is counted where it is %s", async (as) => {
    const world = await createHastyAuthor(as);
    const { closedAt, progress } = await world.issue();
    expect([closedAt !== null, progress[0]]).toMatchObject([
      true,
      { submitted: 150, unknown: 0, done: true },
    ]);
  });

  it("forgets nobody: who was not submitted is", async () => {
    const world = await createHastyAuthor("not-submitted");
    expect(new Set(world.received.map(({ to }) => to)).size).toBe(150);
  });
});
