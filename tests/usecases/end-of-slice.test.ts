import { describe, expect, it } from "vitest";
import { advanceIssue, type IssueDependencies } from "../../src/usecases/issues/advance-issue.ts";
import { createIssueWorld, TICK } from "../builders/issue-world.ts";

const MINUTE_MS = 60_000;

describe("a slice that stumbles", () => {
  it("ends only when its requests have ended, so that the next one meets none of them", async () => {
    const world = await createIssueWorld({ readers: 250 });
    const held: (() => void)[] = [];
    let fails = true;
    const deps: IssueDependencies = {
      ...world.deps,
      mailer: {
        ...world.deps.mailer,
        async submitBatch(body, key) {
          if (key.endsWith("/2/1") && held.length === 0)
            await new Promise<void>((resolve) => held.push(resolve));
          return world.deps.mailer.submitBatch(body, key);
        },
      },
      pacer: {
        ...world.deps.pacer,
        async report() {
          if (fails) throw new Error("the pacer is down");
        },
      },
    };
    while (world.bodies.length === 0 && held.length === 0) {
      const slice = advanceIssue(deps).then(
        () => "ended",
        () => "stumbled",
      );
      if (await Promise.race([slice, tick()])) continue;
      expect(held.length).toBe(1);
      held[0]?.();
      expect(await slice).toBe("stumbled");
      expect(world.received.length).toBeGreaterThanOrEqual(200); // the request under way was answered and recorded
      expect(deps.ledger.readFacts().open).toEqual([]);
    }
    fails = false;
    expect(held.length).toBe(1);
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

/** False once everything that can go on by itself has gone on. */
const tick = () => new Promise<false>((resolve) => setTimeout(() => resolve(false), 20));
