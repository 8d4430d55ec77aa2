import { describe, expect, it } from "vitest";
import { createPacingStore } from "../../../src/adapters/sqlite/pacing-store.ts";
import { NO_RATE_READING } from "../../../src/core/provider/answer.ts";
import type { Clock } from "../../../src/ports/runtime/clock.ts";
import { createPacer } from "../../../src/usecases/provider/pacer.ts";
import { createFakeObjectStorage } from "../../fakes/object-storage.ts";
import { createPatientClock } from "../../fakes/patient-clock.ts";

const SILENT = { record: () => {} };

const BEGIN = Date.parse("2026-11-25T09:00:00Z");

function createWorld(limits = { ratePerSecond: 5, dailyQuota: 0, monthlyQuota: 0 }) {
  const storage = createFakeObjectStorage();
  const { clock, pass } = createPatientClock(BEGIN);
  const open = () =>
    createPacer({
      clock,
      store: createPacingStore(storage, { clock, log: SILENT }),
      provider: () => limits,
    });
  return { clock, pass, open, desk: open() };
}

type Desk = ReturnType<typeof createWorld>["desk"];

/** An issue that takes starts again and again, and is answered after 300 ms. */
function takeForever(desk: Desk, clock: Clock, requester: string, count: number) {
  const starts: number[] = [];
  void (async () => {
    for (;;) {
      const given = await desk.reserve({ lane: "digest", requester, count });
      starts.push(...given);
      for (const startAt of given) {
        await clock.sleep(startAt - clock.now());
        void clock.sleep(300).then(() => {
          desk.report(NO_RATE_READING, { startAt, leftAt: startAt, answeredAt: startAt + 300 });
        });
      }
    }
  })();
  return starts;
}

describe("the pacer", () => {
  it("hands one call the starts as far as the horizon", async () => {
    const { desk } = createWorld();
    const starts = await desk.reserve({ lane: "digest", requester: "a", count: 8 });
    expect(starts.map((start) => start - BEGIN)).toEqual([0]);
  });

  it("hands more of them to one call at a higher rate", async () => {
    const { desk } = createWorld({ ratePerSecond: 50, dailyQuota: 0, monthlyQuota: 0 });
    expect((await desk.reserve({ lane: "digest", requester: "a", count: 40 })).length).toBe(10);
  });

  it.each(["transactional", "welcome"] as const)(
    "gives the %s lane the next start at once, whatever digests wait",
    async (lane) => {
      const { desk, clock, pass } = createWorld();
      for (const requester of ["a", "b", "c"]) takeForever(desk, clock, requester, 8);
      await pass(5_000);
      const [start = 0] = await desk.reserve({ lane, requester: "someone", count: 1 });
      expect(start - clock.now()).toBeLessThanOrEqual(600);
    },
  );

  it("shares evenly between issues, and loses nothing by it", async () => {
    const { desk, clock, pass } = createWorld();
    const requesters = ["a", "b", "c"].map((requester) => takeForever(desk, clock, requester, 8));
    await pass(60_000);
    const counts = requesters.map((starts) => starts.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3);
    expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(60 * 5 * 0.98);
  });

  it("does not burst after a restart: the next free start is kept", async () => {
    const { desk, open } = createWorld();
    const before = await desk.reserve({ lane: "transactional", requester: "a", count: 2 });
    const after = await open().reserve({ lane: "transactional", requester: "b", count: 4 });
    const all = [...before, ...after];
    expect(all.map((start) => start - BEGIN)).toEqual([0, 210, 420, 630, 840, 1046]);
  });

  it("lets everybody wait after a 429, also those who wait already", async () => {
    const { desk, clock, pass } = createWorld();
    const starts = takeForever(desk, clock, "a", 2);
    await pass(1_000);
    desk.report({ ...NO_RATE_READING, limited: true, retryAfterSeconds: 3 }, null);
    const given = starts.length;
    await pass(2_600);
    expect(starts.length).toBe(given);
    await pass(1_000);
    expect(starts.length).toBeGreaterThan(given);
  });

  it("counts confirmations and digests of all issues in one quota, over a restart too", async () => {
    const { desk, open } = createWorld({ ratePerSecond: 5, dailyQuota: 100, monthlyQuota: 0 });
    desk.countMail("confirmation");
    expect(desk.claimMails(80).granted).toBe(80);
    expect(open().claimMails(80)).toEqual({ granted: 10, until: null });
    expect(open().claimMails(80)).toEqual({ granted: 0, until: Date.parse("2026-11-26T00:01:00Z") });
  });

  it("keeps for confirmations what is kept for them, however many welcome mails go out", async () => {
    const { desk } = createWorld({ ratePerSecond: 5, dailyQuota: 100, monthlyQuota: 0 });
    let granted = 0;
    for (let mail = 0; mail < 95; mail += 1) {
      if (desk.claimMails(1).granted === 0) continue;
      granted += 1;
      await desk.reserve({ lane: "welcome", requester: `reader-${mail}`, count: 1 });
    }
    expect(granted).toBe(90);
    for (let mail = 0; mail < 10; mail += 1) desk.countMail("confirmation");
    expect(desk.claimMails(1).granted).toBe(0); // and ten confirmations make the hundred
  });

  it("counts no attempt of a confirmation, but the one that was taken", async () => {
    const { desk } = createWorld({ ratePerSecond: 5, dailyQuota: 100, monthlyQuota: 0 });
    for (let attempt = 0; attempt < 30; attempt += 1)
      await desk.reserve({ lane: "transactional", requester: "someone", count: 1 });
    desk.countMail("confirmation");
    expect(desk.lookAtQuota().today).toBe(90);
  });

  it("forgets what the provider said was used up when an author resumes, over a restart too", () => {
    const { desk, open } = createWorld({ ratePerSecond: 5, dailyQuota: 100, monthlyQuota: 3000 });
    desk.claimMails(20);
    desk.report({ ...NO_RATE_READING, dailyUsed: 100, monthlyUsed: 2999 }, null);
    expect(open().claimMails(10).until).toBe(Date.parse("2026-12-01T00:01:00Z"));
    for (let times = 0; times < 2; times += 1) open().forgetLearnt();
    expect(open().lookAtQuota()).toMatchObject({ today: 70, thisMonth: 2830 });
  });

  it("follows what the provider says was used up", () => {
    const { desk } = createWorld({ ratePerSecond: 5, dailyQuota: 100, monthlyQuota: 0 });
    desk.report({ ...NO_RATE_READING, dailyUsed: 85 }, null);
    expect(desk.lookAtQuota().today).toBe(5);
  });
});
