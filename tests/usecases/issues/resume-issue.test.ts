import { describe, expect, it } from "vitest";
import { deriveIssueState, deriveStopReason } from "../../../src/core/issues/issue.ts";
import { advanceIssue } from "../../../src/usecases/issues/sending/advance-issue.ts";
import { createIssueWorld, type IssueWorld, runToEnd, TICK } from "../../builders/issue-world.ts";
import { createAuthor } from "../../builders/wishing.ts";

const resume = (world: IssueWorld) => createAuthor(world)("resume");
const stateOf = async (world: IssueWorld) => deriveIssueState(await world.issue(), world.deps.clock.now());

describe("resuming an issue", () => {
  it("lets it go on after its author mended what it was stopped by, and forgives no later stop", async () => {
    const world = await createIssueWorld({ readers: 20, script: ["author", "author"] });
    await runToEnd(world);
    world.pass(1000);
    await resume(world);
    world.pass(1000);
    await runToEnd(world);
    expect([await stateOf(world), world.received.length]).toEqual(["waiting", 0]); // refused once more
    await runToEnd(world);
    expect(world.bodies.length).toBe(2);
    world.pass(1000);
    await resume(world);
    await runToEnd(world);
    expect([await stateOf(world), world.received.length]).toEqual(["closed", 20]);
  });

  it("is what its author is told to do, with the provider's own reason, until it is done", async () => {
    const world = await createIssueWorld({ readers: 20, script: ["author"] });
    await runToEnd(world);
    expect(deriveStopReason(await world.issue())).toBe("403 validation_error: author");
    world.pass(1000);
    await resume(world);
    await runToEnd(world);
    expect(deriveStopReason(await world.issue())).toBeNull();
  });

  it("does not cut a hold short", async () => {
    const world = await createIssueWorld({ readers: 20 });
    await world.db
      .prepare("UPDATE issues SET hold_until = ?")
      .bind(TICK + 3_600_000)
      .run();
    await resume(world);
    expect(await stateOf(world)).toBe("held");
    expect(await world.slice()).toBe(TICK + 3_600_000);
    expect(world.bodies).toEqual([]);
  });

  it("lets it ask once more before the provider's quota is new: its author may have raised it", async () => {
    const world = await createIssueWorld({ readers: 20, script: ["monthly-quota", "monthly-quota"] });
    const newMonth = Date.UTC(2026, 11, 1, 0, 1);
    while (world.bodies.length === 0) await world.slice();
    world.pass(1000);
    await resume(world);
    world.pass(1000);
    await advanceIssue(world.deps);
    expect(world.bodies.length).toBe(2);
    expect([await advanceIssue(world.deps), await advanceIssue(world.deps)]).toEqual([newMonth, newMonth]);
    expect([await stateOf(world), world.bodies.length]).toEqual(["waiting", 2]); // the resume is spent
    world.pass(1000);
    await resume(world);
    await runToEnd(world);
    expect([await stateOf(world), world.received.length]).toEqual(["closed", 20]);
    expect(world.deps.clock.now()).toBeLessThan(newMonth);
  });

  it("keeps a doubt a doubt: the same key and bytes, however often it is resumed", async () => {
    const world = await createIssueWorld({ readers: 20, script: ["accept-and-lose-reply", "no-answer"] });
    while (world.bodies.length === 0) await world.slice();
    await resume(world);
    await world.slice();
    await resume(world);
    await runToEnd(world);
    expect(new Set(world.bodies.map(({ key, body }) => `${key} ${body}`)).size).toBe(1);
    expect(world.received.length).toBe(20);
  });

  it("sends no unknown batch again", async () => {
    const world = await createIssueWorld({ readers: 150, script: ["key-reused", "author"] });
    await runToEnd(world);
    world.pass(1000);
    await resume(world);
    await runToEnd(world);
    expect((await world.issue()).progress[0]).toMatchObject({ submitted: 50, unknown: 100, done: true });
  });
});
