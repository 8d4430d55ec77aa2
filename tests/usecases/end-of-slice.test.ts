import { describe, expect, it } from "vitest";
import { advanceIssue, type IssueDependencies } from "../../src/usecases/issues/advance-issue.ts";
import { createIssueWorld, TICK } from "../builders/issue-world.ts";

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
        async submitBatch(body, key) {
          if (key.includes("/0/2/1")) {
            underWay.resolve();
            await held.promise;
          }
          return world.deps.mailer.submitBatch(body, key);
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
