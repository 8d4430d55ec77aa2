import { describe, expect, it } from "vitest";
import { NO_RATE_READING } from "../../src/core/answer.ts";
import { applyReading, decideStarts, INITIAL_PACING } from "../../src/core/pacing.ts";

const NOW = 1_000_000;

describe("the pacer", () => {
  it("hands out starts a little further apart than the rate, and remembers where it was", () => {
    const first = decideStarts(INITIAL_PACING, { lane: "digest", count: 2 }, 5, NOW);
    expect(first.starts).toEqual([NOW, NOW + 210]);
    expect(decideStarts(first.state, { lane: "digest", count: 1 }, 5, NOW + 1).starts).toEqual([NOW + 420]);
  });

  it("gives a digest a second's worth at most, so that a confirmation waits no longer", () => {
    const digest = decideStarts(INITIAL_PACING, { lane: "digest", count: 40 }, 5, NOW);
    expect(digest.starts.length).toBe(5);
    const [confirmation = 0] = decideStarts(
      digest.state,
      { lane: "transactional", count: 1 },
      5,
      NOW + 10,
    ).starts;
    expect(confirmation - NOW).toBeLessThanOrEqual(1100);
  });

  it("gives at least one start, however far off", () => {
    const busy = { nextStartAt: NOW + 60_000, heardRate: null };
    expect(decideStarts(busy, { lane: "digest", count: 3 }, 5, NOW).starts).toEqual([NOW + 60_000]);
  });

  it("does not burst after an idle time", () => {
    const idle = { nextStartAt: NOW - 60_000, heardRate: null };
    expect(decideStarts(idle, { lane: "digest", count: 2 }, 5, NOW).starts).toEqual([NOW, NOW + 210]);
  });

  it("holds everybody back for as long as a 429 says", () => {
    const held = applyReading(
      INITIAL_PACING,
      { ...NO_RATE_READING, limited: true, retryAfterSeconds: 2 },
      NOW,
    );
    expect(decideStarts(held, { lane: "transactional", count: 1 }, 5, NOW).starts).toEqual([NOW + 2000]);
  });

  it("slows down to the rate that the provider names, and is never faster than the setting", () => {
    const slower = applyReading(INITIAL_PACING, { ...NO_RATE_READING, limit: 2 }, NOW);
    expect(decideStarts(slower, { lane: "digest", count: 2 }, 5, NOW).starts).toEqual([NOW, NOW + 525]);
    const faster = applyReading(INITIAL_PACING, { ...NO_RATE_READING, limit: 100 }, NOW);
    expect(decideStarts(faster, { lane: "digest", count: 2 }, 5, NOW).starts).toEqual([NOW, NOW + 210]);
  });
});
