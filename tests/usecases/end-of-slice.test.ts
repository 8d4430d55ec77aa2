import { describe, expect, it } from "vitest";
import { advanceIssue, type IssueDependencies } from "../../src/usecases/issues/advance-issue.ts";
import { createIssueWorld, TICK } from "../builders/issue-world.ts";

const MINUTE_MS = 60_000;

describe("a slice that stumbles", () => {
  it("ends only when its requests have ended, so that the next one meets none of them", async () => {
    const world = await createIssueWorld({ readers: 250 });
    const held: (() => void)[] = [];
    const deps: IssueDependencies = {
      ...world.deps,
      mailer: {
        ...world.deps.mailer,
        async submitBatch(body, key) {
          if (key.includes("/0/2/1")) await new Promise<void>((resolve) => held.push(resolve));
          return world.deps.mailer.submitBatch(body, key);
        },
      },
      pacer: { ...world.deps.pacer, report: () => Promise.reject(new Error("the pacer is down")) },
    };
    while (!deps.ledger.readFacts().listed) await world.slice();

    const slice = advanceIssue(deps).catch(() => "stumbled");
    expect(await Promise.race([slice, waitForNothing()])).toBe("under way");
    held[0]?.();
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

/** Everything that can go on by itself has gone on by then. */
const waitForNothing = () =>
  new Promise<string>((resolve) => {
    setTimeout(() => resolve("under way"), 20);
  });
