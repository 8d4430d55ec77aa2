import { describe, expect, it } from "vitest";
import type { Issue } from "../../../../src/core/issues/issue.ts";
import { advanceIssue } from "../../../../src/usecases/issues/sending/advance-issue.ts";
import type { IssueDependencies } from "../../../../src/usecases/issues/sending/issue-dependencies.ts";
import { createIssueWorld, TICK } from "../../../builders/issue-world.ts";

const MINUTE_MS = 60_000;

describe("a slice that stumbles", () => {
  it("ends only when its requests have ended, so that the next one meets none of them", async () => {
    const world = await createIssueWorld({ readers: 250 });
    const held = Promise.withResolvers<void>();
    const underWay = Promise.withResolvers<void>();
    const stumbled = Promise.withResolvers<void>();
    const deps: IssueDependencies = {
      ...world.deps,
      mailer: {
        ...world.deps.mailer,
        async submitBatch(mails, key) {
          if (key.includes("/0/2/1")) {
            underWay.resolve();
            await held.promise;
          }
          return world.deps.mailer.submitBatch(mails, key);
        },
      },
      pacer: {
        ...world.deps.pacer,
        async report() {
          stumbled.resolve();
          throw new Error("the pacer is down");
        },
      },
    };
    while (!deps.ledger.readFacts().listed) await world.slice();

    const slice = advanceIssue(deps).catch(() => "stumbled");
    await Promise.all([underWay.promise, stumbled.promise]);
    expect(await Promise.race([slice, nothingMoves()])).toBe("under way");
    held.resolve();
    expect(await slice).toBe("stumbled");
    expect(deps.ledger.readFacts().open).toEqual([]); // the request under way was answered and recorded
  });
});

describe("the slices of sixteen shards", () => {
  /** How long one goes on that gets a start every 200 ms and has no end of readers. */
  const measureSlice = async (shard: number) => {
    const { deps, slice } = await createIssueWorld({ readers: 120 });
    while (!deps.ledger.readFacts().listed) await slice();
    const begin = deps.clock.now();
    let startAt = begin;
    const takeStart = () => {
      startAt = Math.max(startAt, deps.clock.now()) + 200;
      return startAt;
    };
    await advanceIssue({
      ...deps,
      shard,
      terms: { ...deps.terms, batchSize: 1 },
      issues: { ...deps.issues, find: async (id) => toSixteen(await deps.issues.find(id)) },
      pacer: { ...deps.pacer, reserve: async () => [takeStart()] },
    });
    return deps.clock.now() - begin;
  };
  const toSixteen = (issue: Issue | null) => (issue === null ? null : { ...issue, shards: 16 });

  it("end one after the other, so that some take starts while others report", async () => {
    const [first = 0, middle = 0, last = 0] = await Promise.all([0, 8, 15].map(measureSlice));
    expect(first - middle).toBeGreaterThan(200); // more than the next start alone would make
    expect(middle - last).toBeGreaterThan(200);
  });
});

describe("a batch in doubt", () => {
  it("is asked for once a minute, not at once, while the day's quota is used up", async () => {
    const script = ["no-answer" as const, ...Array.from({ length: 40 }, () => "daily-quota" as const)];
    const world = await createIssueWorld({ readers: 10, script });
    while (world.bodies.length < 32) await world.slice();
    expect(world.deps.clock.now() - TICK).toBeGreaterThanOrEqual(29 * MINUTE_MS);
  });
});

/** Whatever had only to wait for promises has gone on by then: they come before the next turn of the loop. */
const nothingMoves = () => new Promise<string>((resolve) => setImmediate(resolve, "under way"));
