import { describe, expect, it } from "vitest";
import { NO_RATE_READING } from "../../../../src/core/provider/answer.ts";
import { decideStart } from "../../../../src/core/provider/pacing/decide-start.ts";
import { deriveRate } from "../../../../src/core/provider/pacing/derive-rate.ts";
import { learnFromAnswer } from "../../../../src/core/provider/pacing/learn-from-answer.ts";
import { deriveJitterMarginMs } from "../../../../src/core/provider/pacing/learn-latency.ts";
import { INITIAL_PACING, type PacingState } from "../../../../src/core/provider/pacing/pacing-state.ts";
import { NOW, REFUSAL, STEADY, takeStarts, use } from "./steady.ts";

const rateOf = (state: PacingState, now = NOW) => deriveRate(state, 10, now);

describe("a refusal", () => {
  it("holds everybody back for as long as it says, and a minute at most", () => {
    const held = learnFromAnswer(STEADY, { ...REFUSAL, retryAfterSeconds: 2 }, null, 5, NOW);
    expect(decideStart(held, 5, NOW).startAt).toBe(NOW + 2000);
    const long = learnFromAnswer(STEADY, { ...REFUSAL, retryAfterSeconds: 86_400 }, null, 5, NOW);
    expect(decideStart(long, 5, NOW).startAt).toBe(NOW + 60_000);
  });

  it("shortens no hold that is on", () => {
    const long = learnFromAnswer(STEADY, { ...REFUSAL, retryAfterSeconds: 9 }, null, 5, NOW);
    expect(learnFromAnswer(long, REFUSAL, null, 5, NOW + 5).heldUntil).toBe(NOW + 9_000);
  });

  it.each([Number.NaN, -5, 0, 0.001, 1e12, Number.POSITIVE_INFINITY])(
    "holds nobody back for longer than a minute, nor for less than a second (retry-after %d)",
    (retryAfterSeconds) => {
      const held = learnFromAnswer(STEADY, { ...REFUSAL, retryAfterSeconds }, null, 5, NOW);
      const { startAt } = decideStart(held, 5, NOW);
      expect(startAt).toBeGreaterThanOrEqual(NOW + 1000);
      expect(startAt).toBeLessThanOrEqual(NOW + 60_000);
    },
  );

  it("takes the reset for the pause where the provider names no other, and a minute at most", () => {
    const told = (resetSeconds: number) =>
      learnFromAnswer(STEADY, { ...REFUSAL, retryAfterSeconds: null, resetSeconds }, null, 5, NOW).heldUntil;
    expect([told(3), told(1e9)]).toEqual([NOW + 3000, NOW + 60_000]);
  });

  it("halves the rate where fewer were taken before it than the rate allows", () => {
    const { starts, state } = takeStarts(STEADY, 6, 10);
    const sixth = starts[5] ?? 0;
    expect(rateOf(learnFromAnswer(state, REFUSAL, use(sixth, 5), 10, sixth + 5))).toBe(5);
  });

  it("changes no rate where as many were taken as the rate allows: one of them may have come late", () => {
    const { starts, state } = takeStarts(STEADY, 16, 10);
    const last = starts[15] ?? 0;
    expect(rateOf(learnFromAnswer(state, REFUSAL, use(last, 5), 10, last + 5))).toBe(10);
  });

  it("changes no rate that the provider names, however few were taken", () => {
    const { starts, state } = takeStarts(STEADY, 3, 5);
    const third = starts[2] ?? 0;
    const learnt = learnFromAnswer(state, { ...REFUSAL, limit: 5 }, use(third, 5), 5, third + 5);
    expect(deriveRate(learnt, 5, third + 5)).toBe(5);
  });

  it("halves the rate where it comes again soon after the hold, as a bucket of tokens that was full refuses", () => {
    const first = takeStarts(STEADY, 16, 10);
    const last = first.starts[15] ?? 0;
    const held = learnFromAnswer(first.state, REFUSAL, use(last, 5), 10, last + 5);
    const second = takeStarts(held, 16, 10, held.heldUntil);
    const again = second.starts[15] ?? 0;
    expect(rateOf(learnFromAnswer(second.state, REFUSAL, use(again, 5), 10, again + 5))).toBe(5);
  });

  it("counts once, however many were under way", () => {
    const { starts, state } = takeStarts(STEADY, 9, 10);
    const end = (starts[8] ?? 0) + 5;
    const learnt = starts
      .slice(5)
      .reduce((before, start) => learnFromAnswer(before, REFUSAL, use(start, 5), 10, end), state);
    expect(rateOf(learnt)).toBe(5);
  });

  it("never leaves less than a request a second", () => {
    let state: PacingState = STEADY;
    for (let hour = 1; hour < 50; hour += 1)
      state = learnFromAnswer(state, REFUSAL, null, 10, NOW + hour * 3_600_000);
    expect(rateOf(state, NOW + 50 * 3_600_000)).toBe(1);
  });
});

describe("the rate that the provider names", () => {
  const told = (limit: number) => learnFromAnswer(STEADY, { ...NO_RATE_READING, limit }, null, 10, NOW);

  it("is kept to, and never exceeds the setting", () => {
    expect([2, 5, 100].map((limit) => rateOf(told(limit)))).toEqual([2, 5, 10]);
  });

  it("is followed upwards too", () => {
    expect(rateOf(learnFromAnswer(told(2), { ...NO_RATE_READING, limit: 4 }, null, 10, NOW))).toBe(4);
  });

  it.each([0.001, 0, -2, Number.NaN, 0.999])(
    "is not believed where it would stall everybody (%d)",
    (limit) => {
      expect(rateOf(told(limit))).toBe(10);
      expect(rateOf(learnFromAnswer(told(limit), { ...NO_RATE_READING, limit: 2 }, null, 10, NOW + 1))).toBe(
        2,
      );
    },
  );

  it("is forgotten where it was not named again for ten minutes", () => {
    expect([590_000, 601_000].map((ms) => rateOf(told(1), NOW + ms))).toEqual([1, 10]);
  });

  it("draws no refusal once it is known, whatever was started before", () => {
    const fast = takeStarts(STEADY, 4, 10); // at twice the true rate of 5
    const known = learnFromAnswer(fast.state, { ...NO_RATE_READING, limit: 5 }, use(NOW), 10, NOW + 300);
    const starts = [...fast.starts, ...takeStarts(known, 10, 10, NOW + 320).starts];
    for (const [index, start] of starts.entries())
      expect((starts[index + 5] ?? Infinity) - start).toBeGreaterThanOrEqual(1000);
  });
});

describe("a rate that was learnt", () => {
  const slow: PacingState = { ...STEADY, learnedRate: 4, loweredAt: NOW };
  const hear = (state: PacingState, now: number) => learnFromAnswer(state, NO_RATE_READING, null, 10, now);

  it("goes up by a tenth of the setting after each minute", () => {
    expect(hear(slow, NOW + 59_999).learnedRate).toBe(4);
    const once = hear(slow, NOW + 60_000);
    expect(once.learnedRate).toBe(5);
    expect(hear(once, NOW + 119_999).learnedRate).toBe(5);
    expect(hear(once, NOW + 120_000).learnedRate).toBe(6);
  });

  it("is forgotten once it comes to the setting", () => {
    expect(hear({ ...slow, learnedRate: 9 }, NOW + 60_000).learnedRate).toBeNull();
  });

  it("goes back by one increase, and is tried again later, where a refusal comes soon after it", () => {
    const raised = hear(slow, NOW + 60_000);
    const refused = learnFromAnswer(raised, REFUSAL, null, 10, NOW + 66_000);
    expect(refused.learnedRate).toBe(4);
    expect(hear(refused, NOW + 66_000 + 239_999).learnedRate).toBe(4);
    expect(hear(refused, NOW + 66_000 + 240_000).learnedRate).toBe(5);
  });
});

describe("the latency of answers", () => {
  /** Two hundred requests, one after the other, whose answers take so long. */
  const run = (state: PacingState, tookMs: (start: number) => number) => {
    let next = state;
    let startAt = NOW;
    for (let start = 0; start < 200; start += 1) {
      const decided = decideStart(next, 5, startAt);
      startAt = decided.startAt;
      const used = use(startAt, tookMs(start));
      next = learnFromAnswer(decided.state, NO_RATE_READING, used, 5, used.answeredAt);
    }
    return { state: next, share: (200 * 1000) / (startAt - NOW) / 5 };
  };

  it("leaves 46 ms of each second free until answers have told that less will do", () => {
    expect(deriveJitterMarginMs(INITIAL_PACING)).toBe(46);
    expect(deriveJitterMarginMs(run(INITIAL_PACING, () => 300).state)).toBeLessThan(11);
  });

  it("leaves as much free as answers vary, and 46 ms at most", () => {
    const { state } = run(STEADY, (start) => 300 + (start % 2) * 40);
    expect(deriveJitterMarginMs(state)).toBeGreaterThan(25);
    expect(deriveJitterMarginMs(run(STEADY, (start) => 300 + (start % 2) * 900).state)).toBeLessThanOrEqual(
      46,
    );
  });

  it("delays what follows an answer that took much longer, as far as was saved for it", () => {
    const { starts, state } = takeStarts({ ...STEADY, outlierBudgetMs: 250 }, 5, 5);
    const late = learnFromAnswer(state, NO_RATE_READING, use(NOW, 500), 5, NOW + 500);
    expect(decideStart(late, 5, starts[4] ?? 0).startAt).toBeGreaterThan(NOW + 1010 + 150);
    expect(late.outlierBudgetMs).toBeLessThan(250);
  });

  it.each([
    ["every fourth answer is swift", (start: number) => (start % 4 === 0 ? 150 : 600)],
    ["every fourth answer is slow", (start: number) => (start % 4 === 0 ? 2_000 : 150)],
    ["answers take longer and longer", (start: number) => 100 + start * 20],
  ])("costs no more than a fixed gap a twentieth wider where %s", (_, tookMs) => {
    expect(run(STEADY, tookMs).share).toBeGreaterThan(0.93);
  });

  it("shows by a swifter answer that those before were late, as on a cold start", () => {
    const { state } = takeStarts({ ...STEADY, baselineLatencyMs: null, outlierBudgetMs: 250 }, 5, 5);
    const slow = learnFromAnswer(state, NO_RATE_READING, use(NOW, 367), 5, NOW + 367);
    const swift = learnFromAnswer(slow, NO_RATE_READING, use(NOW + 202), 5, NOW + 502);
    expect(swift.starts[0]).toEqual({ at: NOW, lateMs: 67 });
    expect(swift.starts[2]).toEqual({ at: NOW + 404, lateMs: null }); // not answered itself
  });
});
