import { describe, expect, it } from "vitest";
import { asIssueId } from "../../../src/core/ids.ts";
import { deriveChecks } from "../../../src/core/settings/checks.ts";
import type { Health } from "../../../src/core/settings/health.ts";

const NOW = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;
const WELL: Health = {
  ...{
    at: NOW,
    isPaused: false,
    version: "1.2.3",
    latestTickAt: NOW - 5 * MINUTE,
    canHear: true,
    hearing: null,
  },
  ...{ lacking: [], problems: [], failing: [], repositoryProblems: [], unreadable: [] },
};
const faultsOf = (given: Partial<Health>) =>
  deriveChecks({ ...WELL, ...given })
    .filter(({ fault }) => fault !== null)
    .map(({ name, isSerious }) => [name, isSerious]);

describe("what the Worker knows of its set-up", () => {
  it("is no fault where all is well, and none where it cannot be known yet", () => {
    expect(faultsOf({})).toEqual([]);
    const fresh = deriveChecks({ ...WELL, latestTickAt: null, hearing: null });
    expect(fresh.every(({ fault }) => fault === null)).toBe(true);
    expect(fresh.find(({ name }) => name === "cron")?.remedy).toContain("No tick has come yet");
  });

  it.each([
    ["settings", { problems: [{ setting: "SECRET_KEY", fault: "Another key." }] }, true],
    ["bindings", { lacking: [{ setting: "PACER", fault: "It is missing." }] }, true],
    ["cron", { latestTickAt: NOW - 46 * MINUTE }, true],
    ["tick", { failing: [{ part: "plan", since: NOW }] }, true],
    ["rows", { unreadable: [{ table: "cadences", id: "weekly" }] }, true],
    ["rows", { unreadable: [{ table: "posts", id: "en/a" }] }, false],
    ["repository", { repositoryProblems: ["GitHub answers 502."] }, false],
    ["webhook-secret", { canHear: false }, false],
    ["webhook-secret", { hearing: { issue: asIssueId("weekly-1"), isHeard: false } }, false],
  ] as const)("names %s where %j", (name, given, isSerious) => {
    expect(faultsOf(given)).toEqual([[name, isSerious]]);
    for (const { fault, remedy } of deriveChecks({ ...WELL, ...given }))
      if (fault !== null) expect(remedy).not.toBeNull();
  });

  it("takes two late ticks for nothing", () => {
    expect(faultsOf({ latestTickAt: NOW - 45 * MINUTE })).toEqual([]);
  });
});
