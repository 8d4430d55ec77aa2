import { describe, expect, it } from "vitest";
import { NO_RATE_READING } from "../../../../src/core/provider/answer.ts";
import { decideStart } from "../../../../src/core/provider/pacing/decide-start.ts";
import {
  forgetLearnt,
  learnFromAnswer,
  releaseStart,
} from "../../../../src/core/provider/pacing/learn-from-answer.ts";
import { NOW, REFUSAL, STEADY, takeStarts, use } from "./steady.ts";

describe("the next start", () => {
  it("follows the one before evenly, a hundredth of a second wider than the rate", () => {
    expect(takeStarts(STEADY, 6, 5).starts).toEqual([0, 202, 404, 606, 808, 1010].map((ms) => NOW + ms));
  });

  it.each([1, 2, 5, 10, 50, 199])("never puts more than %d into any second", (rate) => {
    const { starts } = takeStarts(STEADY, rate * 5, rate);
    for (const [index, start] of starts.entries())
      expect((starts[index + rate] ?? Infinity) - start).toBeGreaterThanOrEqual(1010);
  });

  it.each([1.5, 2.5, 7.5])("keeps to a rate between two whole ones (%d)", (rate) => {
    const { starts } = takeStarts({ ...STEADY, learnedRate: rate }, 31, 10);
    expect(30_000 / ((starts.at(-1) ?? 0) - NOW)).toBeCloseTo(rate / 1.01, 1);
  });

  it("is no burst after an idle time", () => {
    const busy = takeStarts(STEADY, 5, 5);
    expect(takeStarts(busy.state, 2, 5, NOW + 60_000).starts).toEqual([NOW + 60_000, NOW + 60_202]);
  });

  it("comes closer to the one before to make up for a pause, as far as the second allows", () => {
    const { state } = takeStarts(STEADY, 5, 5);
    const { starts } = takeStarts(state, 5, 5, NOW + 1_210); // 200 ms too late for the sixth
    expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeLessThan(202);
    expect((starts[4] ?? 0) - NOW).toBeLessThanOrEqual(5 * 1010 + 200);
  });

  it("takes the place of one that was missed", () => {
    const { starts, state } = takeStarts(STEADY, 5, 5);
    const { startAt } = decideStart(releaseStart(state, starts[4] ?? 0), 5, NOW);
    expect(startAt).toBe(starts[4]);
  });

  it("comes a second after a request that left late", () => {
    const first = takeStarts(STEADY, 5, 5);
    const late = learnFromAnswer(first.state, NO_RATE_READING, use(NOW, 300, 120), 5, NOW + 420);
    expect(takeStarts(late, 1, 5, NOW + 610).starts).toEqual([NOW + 120 + 1010]);
  });

  it("knows nothing of refusals and rates any more once it is told so, and still bursts into no second", () => {
    const { state } = takeStarts(STEADY, 5, 5);
    const held = learnFromAnswer(state, { ...REFUSAL, limit: 1, retryAfterSeconds: 60 }, null, 5, NOW + 900);
    const { starts } = takeStarts(forgetLearnt(held, NOW + 900), 5, 5, NOW + 900);
    expect(starts[0]).toBeGreaterThanOrEqual(NOW + 1010);
    expect((starts[4] ?? 0) - NOW).toBeLessThan(2_200);
  });

  it("waits for nothing that lay far ahead when it forgets", () => {
    const far = { ...STEADY, heldUntil: NOW + 1e9, starts: [{ at: NOW + 1e9, lateMs: null }] };
    expect(decideStart(forgetLearnt(far, NOW), 5, NOW).startAt).toBeLessThanOrEqual(NOW + 1_200);
  });

  it("keeps to no second at a rate beyond what a timer can tell apart", () => {
    expect(takeStarts(STEADY, 100, 100_000).starts.at(-1)).toBeLessThan(NOW + 10);
  });
});
