import { describe, expect, it } from "vitest";
import { createPacingStore } from "../../../../src/adapters/sqlite/pacing-store.ts";
import { NOTHING_REPORTED } from "../../../../src/core/deliveries/delivery-counts.ts";
import { deriveStanding } from "../../../../src/core/issues/derive-standing.ts";
import { NO_RATE_READING } from "../../../../src/core/provider/answer.ts";
import type { Quota } from "../../../../src/ports/provider/quota.ts";
import { createPacer } from "../../../../src/usecases/provider/pacer.ts";
import { createIssueWorld, runToEnd, TICK } from "../../../builders/issue-world.ts";
import { createAuthor } from "../../../builders/wishing.ts";
import { createFakeObjectStorage } from "../../../fakes/object-storage.ts";

const SILENT = { record: () => {} };

const MIDNIGHT = Date.parse("2026-11-24T00:00:00Z");
const DAY_MS = 86_400_000;

/** An issue whose account has a daily quota, kept by the real desk. */
async function createQuotaWorld(readers: number, dailyQuota: number) {
  const world = await createIssueWorld({ readers });
  const desk = createPacer({
    clock: world.deps.clock,
    store: createPacingStore(createFakeObjectStorage(), { clock: world.deps.clock, log: SILENT }),
    provider: () => ({ ratePerSecond: 5, dailyQuota, monthlyQuota: 0 }),
  });
  const quota: Quota = {
    count: async (mail) => desk.countMail(mail),
    claim: async (mails: number) => desk.claimMails(mails),
    look: async () => desk.lookAtQuota(),
  };
  Object.assign(world.deps, { quota });
  return Object.assign(world, { desk });
}

describe("an issue larger than the day's quota", () => {
  it("leaves the reserve, waits for the next UTC midnight, and says when it will be done", async () => {
    const world = await createQuotaWorld(250, 100);
    for (let slices = 0; slices < 6 && world.deps.clock.now() < MIDNIGHT; slices += 1) {
      expect(world.received.length).toBeLessThanOrEqual(90);
      if ((await world.issue()).progress[0]?.waitingFor === "quota") break;
      await world.slice();
    }
    const issue = await world.issue();
    expect(world.received.length).toBe(90);
    const { state, waitingFor, expectedEndAt } = deriveStanding(issue, NOTHING_REPORTED, TICK);
    expect([state, waitingFor]).toEqual(["waiting", "quota"]);
    expect(new Date(expectedEndAt ?? 0).toISOString().slice(0, 16)).toBe("2026-11-25T00:01");
  });

  it("goes on by itself, 90 a day, until everybody got it once", async () => {
    const world = await createQuotaWorld(250, 100);
    await runToEnd(world);
    const days = world.deps.clock.now() - MIDNIGHT;
    expect(days).toBeGreaterThanOrEqual(DAY_MS);
    expect(days).toBeLessThan(2 * DAY_MS);
    expect(new Set(world.received.map((mail) => mail.to)).size).toBe(250);
    expect(world.received.length).toBe(250);
  });
});

describe("a count of the provider's that cannot be", () => {
  const report = (world: Awaited<ReturnType<typeof createQuotaWorld>>, used: number) =>
    world.desk.report({ ...NO_RATE_READING, dailyUsed: used, monthlyUsed: used }, null);

  it.each([999_999_999, -1, Number.NaN, 12.5])("stops nobody (%s)", async (used) => {
    const world = await createQuotaWorld(50, 100);
    report(world, used);
    await runToEnd(world);
    expect(world.received.length).toBe(50);
    expect(world.deps.clock.now() - TICK).toBeLessThan(60_000);
  });

  it("is forgotten where it might have been, once the author resumes the issue", async () => {
    const world = await createQuotaWorld(50, 100);
    report(world, 400);
    for (let slices = 0; slices < 4; slices += 1) await world.slice();
    expect(deriveStanding(await world.issue(), NOTHING_REPORTED, TICK)).toMatchObject({
      state: "waiting",
      waitingFor: "quota",
    });
    expect(world.received.length).toBe(0);
    world.pass(1000);
    const pacer = { forgetLearnt: async () => world.desk.forgetLearnt() };
    for (let times = 0; times < 2; times += 1) await createAuthor(world, { pacer })("resume");
    const resumedAt = world.deps.clock.now();
    await runToEnd(world);
    expect(world.received.length).toBe(50);
    expect(world.deps.clock.now() - resumedAt).toBeLessThan(60_000);
  });
});
