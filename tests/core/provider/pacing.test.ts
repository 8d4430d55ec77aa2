import { describe, expect, it } from "vitest";
import { NO_RATE_READING } from "../../../src/core/provider/answer.ts";
import { learnFromAnswer } from "../../../src/core/provider/learn-from-answer.ts";
import {
  ANSWERS_THAT_MEASURE,
  decideStart,
  deriveRate,
  forgetLearnt,
  INITIAL_PACING,
  type PacingState,
} from "../../../src/core/provider/pacing.ts";

const NOW = 1_000_000;
/** It has heard enough answers, the swiftest after 300 ms. */
const STEADY: PacingState = {
  ...INITIAL_PACING,
  answersHeard: ANSWERS_THAT_MEASURE,
  swiftMs: 300,
  allowanceAt: NOW,
};
const refusal = { ...NO_RATE_READING, limited: true, retryAfterSeconds: 1 };

/** That many starts, asked for one after the other at the same moment. */
function takeStarts(state: PacingState, count: number, rate: number, now = NOW) {
  const starts: number[] = [];
  let next = state;
  for (let taken = 0; taken < count; taken += 1) {
    const decided = decideStart(next, rate, now);
    starts.push(decided.startAt);
    next = decided.state;
  }
  return { starts, state: next };
}

const use = (startAt: number, tookMs = 300, lateMs = 0) => ({
  startAt,
  leftAt: startAt + lateMs,
  answeredAt: startAt + lateMs + tookMs,
});

describe("the pacer", () => {
  it("hands out an even grid, 1 % of a second wider than the rate", () => {
    expect(takeStarts(STEADY, 6, 5).starts).toEqual([0, 202, 404, 606, 808, 1010].map((ms) => NOW + ms));
  });

  it.each([1, 2, 5, 10, 50])("never puts more than %d starts into any second", (rate) => {
    const { starts } = takeStarts(STEADY, rate * 5, rate);
    for (const [index, start] of starts.entries())
      expect((starts[index + rate] ?? Infinity) - start).toBeGreaterThanOrEqual(1010);
  });

  it("does not burst after an idle time", () => {
    const busy = takeStarts(STEADY, 5, 5);
    expect(takeStarts(busy.state, 2, 5, NOW + 60_000).starts).toEqual([NOW + 60_000, NOW + 60_202]);
  });

  it("makes up for a stall closer together, as far as the second allows", () => {
    const { state } = takeStarts(STEADY, 5, 5);
    const { starts } = takeStarts(state, 5, 5, NOW + 1_210); // 200 ms too late for the sixth
    expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBe(60);
    expect((starts[4] ?? 0) - NOW).toBeLessThanOrEqual(5 * 1010 + 200);
  });

  it("leaves 4 % more room in each second until twenty answers told how swift one is", () => {
    let state = takeStarts(INITIAL_PACING, 1, 5).state;
    expect(takeStarts(state, 5, 5).starts.at(-1)).toBe(NOW + 1050);
    for (let heard = 0; heard < 10; heard += 1)
      state = learnFromAnswer(state, NO_RATE_READING, use(NOW), 5, NOW + 300);
    expect(takeStarts(state, 5, 5).starts.at(-1)).toBe(NOW + 1034); // the first gap was wider
    for (let heard = 0; heard < 30; heard += 1)
      state = learnFromAnswer(state, NO_RATE_READING, use(NOW), 5, NOW + 300);
    expect(takeStarts(state, 5, 5).starts.at(-1)).toBe(NOW + 1018);
  });

  it("leaves more room after a request that left late and took longer than a swift one", () => {
    const first = takeStarts(STEADY, 5, 5);
    const late = learnFromAnswer(first.state, NO_RATE_READING, use(NOW, 380, 12), 5, NOW + 392);
    expect(takeStarts(late, 1, 5, NOW + 610).starts).toEqual([NOW + 12 + 80 - 5 + 1010]);
  });

  it("leaves no more room for what its margin covers", () => {
    const first = takeStarts(STEADY, 5, 5);
    const hardly = learnFromAnswer(first.state, NO_RATE_READING, use(NOW, 302, 3), 5, NOW + 305);
    expect(takeStarts(hardly, 1, 5, NOW + 610).starts).toEqual([NOW + 1010]);
  });

  it("sees by a swifter answer that those before were late, as on a cold start", () => {
    const cold = takeStarts({ ...STEADY, swiftMs: null }, 5, 5);
    const slow = learnFromAnswer(cold.state, NO_RATE_READING, use(NOW, 367), 5, NOW + 367);
    expect(takeStarts(slow, 1, 5, NOW + 400).starts).toEqual([NOW + 1010]); // what 367 ms mean is not known yet
    const swift = learnFromAnswer(slow, NO_RATE_READING, use(NOW + 202), 5, NOW + 502);
    expect(takeStarts(swift, 1, 5, NOW + 510).starts).toEqual([NOW + 67 + 1010]);
  });

  it("moves no request by a swifter answer that is not answered itself", () => {
    let state: PacingState = { ...STEADY, swiftMs: 367 };
    for (let start = 0; start < 5; start += 1) state = decideStart(state, 5, NOW, { answered: true }).state;
    const swift = learnFromAnswer(state, NO_RATE_READING, use(NOW + 202), 5, NOW + 502);
    expect(swift.arrivals).toEqual([0, 202, 404, 606, 808].map((ms) => NOW + ms));
  });

  it("keeps back while the provider stalls: an overdue request may arrive only now", () => {
    let state: PacingState = STEADY;
    const takeOne = (now: number) => {
      const decided = decideStart(state, 5, now, { answered: true });
      state = decided.state;
      return decided.startAt;
    };
    for (let start = 0; start < 5; start += 1) takeOne(NOW);
    expect(decideStart(state, 5, NOW + 390).startAt).toBe(NOW + 1010); // not overdue yet
    expect(decideStart(state, 5, NOW + 900).startAt).toBe(NOW + 808 + 1010 - 202); // three are
    expect(decideStart(state, 5, NOW + 3_200).startAt).toBeLessThan(NOW + 3_210 + 1010); // given up
  });

  it("spends no more than an allowance on a provider that merely thinks longer", () => {
    let { state } = takeStarts(STEADY, 5, 5);
    for (let start = 0; start < 400; start += 1) {
      const decided = decideStart(state, 5, state.lastAt);
      const took = start % 4 === 0 ? 150 : 600;
      const used = use(decided.startAt, took);
      state = learnFromAnswer(decided.state, NO_RATE_READING, used, 5, used.answeredAt);
    }
    expect((405 * 1000) / (state.lastAt - NOW)).toBeGreaterThan(5 * 0.94);
  });

  it("holds everybody back for as long as a 429 says, and a minute at most", () => {
    const held = learnFromAnswer(STEADY, { ...refusal, retryAfterSeconds: 2 }, null, 5, NOW);
    expect(decideStart(held, 5, NOW).startAt).toBe(NOW + 2000);
    const long = learnFromAnswer(STEADY, { ...refusal, retryAfterSeconds: 86_400 }, null, 5, NOW);
    expect(decideStart(long, 5, NOW).startAt).toBe(NOW + 60_000);
  });

  it.each([Number.NaN, -5, 0, 0.001, 1e12, Number.POSITIVE_INFINITY])(
    "holds nobody back for longer than a minute, nor for less than a second (retry-after %d)",
    (retryAfterSeconds) => {
      const held = learnFromAnswer(STEADY, { ...refusal, retryAfterSeconds }, null, 5, NOW);
      const { startAt } = decideStart(held, 5, NOW);
      expect(startAt).toBeGreaterThanOrEqual(NOW + 1000);
      expect(startAt).toBeLessThanOrEqual(NOW + 60_000);
    },
  );

  it("takes the reset for the pause where the provider names no other, and a minute at most", () => {
    const told = (resetSeconds: number) =>
      learnFromAnswer(STEADY, { ...refusal, retryAfterSeconds: null, resetSeconds }, null, 5, NOW).heldUntil;
    expect([told(3), told(1e9)]).toEqual([NOW + 3000, NOW + 60_000]);
  });

  it.each([0.001, 0, -2, Number.NaN, 0.999])("believes no rate that would stall everybody (%d)", (limit) => {
    const told = learnFromAnswer(STEADY, { ...NO_RATE_READING, limit }, null, 5, NOW);
    expect(deriveRate(told, 5)).toBe(5);
    const after = learnFromAnswer(told, { ...NO_RATE_READING, limit: 2 }, null, 5, NOW + 1);
    expect(deriveRate(after, 5)).toBe(2);
  });

  it("forgets a rate that was not named again for ten minutes", () => {
    const slow = learnFromAnswer(STEADY, { ...NO_RATE_READING, limit: 1 }, null, 5, NOW);
    const gap = (now: number) => {
      const { starts } = takeStarts(slow, 2, 5, now);
      return (starts[1] ?? 0) - (starts[0] ?? 0);
    };
    expect(gap(NOW + 590_000)).toBe(1010);
    expect(gap(NOW + 601_000)).toBe(202);
    const again = learnFromAnswer(slow, { ...NO_RATE_READING, limit: 1 }, null, 5, NOW + 590_000);
    expect(deriveRate(learnFromAnswer(again, NO_RATE_READING, null, 5, NOW + 1_180_000), 5)).toBe(1);
  });

  it("knows nothing of refusals and rates any more once it is told so, and still bursts into no second", () => {
    const { state } = takeStarts(STEADY, 5, 5);
    const held = learnFromAnswer(state, { ...refusal, limit: 1, retryAfterSeconds: 60 }, null, 5, NOW + 900);
    const { starts } = takeStarts(forgetLearnt(held, NOW + 900), 5, 5, NOW + 900);
    expect(starts[0]).toBe(NOW + 1050); // a second after the first, and the room of what is not measured yet
    expect((starts[4] ?? 0) - NOW).toBeLessThan(2_000);
  });

  it("waits no second for what lay far ahead when it forgets", () => {
    const far = {
      ...STEADY,
      slotAt: NOW + 1e9,
      lastAt: NOW + 1e9,
      heldUntil: NOW + 1e9,
      arrivals: [NOW + 1e9],
    };
    expect(decideStart(forgetLearnt(far, NOW), 5, NOW).startAt).toBeLessThanOrEqual(NOW + 1_200);
  });

  it("slows down to the rate that the provider names, and is never faster than the setting", () => {
    const told = (limit: number) =>
      deriveRate(learnFromAnswer(STEADY, { ...NO_RATE_READING, limit }, null, 5, NOW), 5);
    expect([told(2), told(5), told(100)]).toEqual([2, 5, 5]);
  });

  it("follows the provider upwards again as soon as it names a higher rate", () => {
    const slow = learnFromAnswer(STEADY, { ...NO_RATE_READING, limit: 2 }, null, 5, NOW);
    expect(deriveRate(learnFromAnswer(slow, { ...NO_RATE_READING, limit: 4 }, null, 5, NOW), 5)).toBe(4);
  });

  it("draws no refusal from the true rate once it is named, whatever was started before", () => {
    const fast = takeStarts(STEADY, 4, 10); // at twice the true rate of 5
    const told = learnFromAnswer(fast.state, { ...NO_RATE_READING, limit: 5 }, use(NOW), 10, NOW + 300);
    const starts = [...fast.starts, ...takeStarts(told, 10, 10, NOW + 320).starts];
    for (const [index, start] of starts.entries())
      expect((starts[index + 5] ?? Infinity) - start).toBeGreaterThanOrEqual(1000);
  });

  it("finds the true rate from a refusal alone: what was taken within the last second", () => {
    const { starts, state } = takeStarts(STEADY, 6, 10);
    const sixth = starts[5] ?? 0;
    const learnt = learnFromAnswer(state, refusal, use(sixth, 5), 10, sixth + 5);
    expect(deriveRate(learnt, 10)).toBe(5);
  });

  it("counts refusals of one moment once", () => {
    const { starts, state } = takeStarts(STEADY, 9, 10);
    const end = (starts[8] ?? 0) + 5;
    const learnt = starts
      .slice(5)
      .reduce((before, start) => learnFromAnswer(before, refusal, use(start, 5), 10, end), state);
    expect(deriveRate(learnt, 10)).toBe(5);
    expect(learnt.cautionMs).toBe(0);
  });

  it("tries a quarter more after a while, waits twice as long after each refusal, and forgets at the top", () => {
    const slow: PacingState = { ...STEADY, provenRate: 4, raiseAt: NOW + 5_000, raiseAfterMs: 5_000 };
    const hear = (state: PacingState, at: number) => learnFromAnswer(state, NO_RATE_READING, null, 10, at);
    expect(deriveRate(hear(slow, NOW + 4_999), 10)).toBe(4);
    const raised = hear(slow, NOW + 5_000);
    expect(deriveRate(raised, 10)).toBe(5);
    const refused = learnFromAnswer(raised, refusal, null, 10, NOW + 6_000);
    expect(refused.raiseAfterMs).toBe(10_000);
    expect(deriveRate(hear({ ...raised, provenRate: 8 }, NOW + 10_000), 10)).toBe(10);
  });

  it("takes a refusal at the right rate for jitter, keeps more room for a while, and not a lower rate", () => {
    const { starts, state } = takeStarts(STEADY, 6, 5);
    const sixth = starts[5] ?? 0;
    const learnt = learnFromAnswer(state, { ...refusal, limit: 5 }, use(sixth, 5), 5, sixth + 5);
    expect(deriveRate(learnt, 5)).toBe(5);
    const { starts: after } = takeStarts(learnt, 6, 5, sixth + 5);
    expect((after[5] ?? 0) - (after[0] ?? 0)).toBeGreaterThan(1020);
  });

  it("keeps to no second at a rate beyond what a timer can tell apart", () => {
    expect(takeStarts(STEADY, 100, 100_000).starts.at(-1)).toBeLessThan(NOW + 10);
  });
});

describe("a rate that was learnt", () => {
  const hear = (state: Partial<PacingState>, now = NOW + 5_000) =>
    learnFromAnswer(
      { ...STEADY, raiseAt: NOW + 5_000, raiseAfterMs: 7_000, ...state },
      NO_RATE_READING,
      null,
      10,
      now,
    );

  it("is raised by a quarter, rounded up, and again after as long as the last refusal taught", () => {
    expect(hear({ provenRate: 4 })).toMatchObject({ provenRate: 5, raiseAt: NOW + 12_000 });
    expect(hear({ provenRate: 5 })).toMatchObject({ provenRate: 7 });
    expect(hear({ provenRate: 4 }, NOW + 4_999)).toMatchObject({ provenRate: 4, raiseAt: NOW + 5_000 });
  });

  it("is forgotten once it comes to the setting, or to what the provider states", () => {
    expect(hear({ provenRate: 8 }).provenRate).toBeNull();
    expect(hear({ provenRate: 7 }).provenRate).toBe(9);
    expect(hear({ provenRate: 4, statedRate: 5, statedAt: NOW }).provenRate).toBeNull();
    expect(hear({ provenRate: 4, statedRate: 6, statedAt: NOW }).provenRate).toBe(5);
    expect(hear({ provenRate: 4, statedRate: 50, statedAt: NOW }).provenRate).toBe(5);
  });
});
