import { describe, expect, it } from "vitest";
import {
  applyCommands,
  findResume,
  isStopped,
  selectCommands,
} from "../../../src/core/issues/command-state.ts";
import type { Issue } from "../../../src/core/issues/issue.ts";
import { explainRefusedCommand } from "../../../src/core/issues/issue-command.ts";

const ISSUE = {
  ...{ id: "weekly-2026-11-23", commandSeq: 3, holdUntil: null, closedAt: null },
  ...{ sentAt: 1, pausedAt: null, newsletterPausedAt: null, resumedAt: 2, cancelledAt: null },
} as Issue;

describe("what an author told an issue", () => {
  it("is known by a number, with the moments of each command", () => {
    expect(selectCommands(ISSUE)).toEqual({
      seq: 3,
      sentAt: 1,
      pausedAt: null,
      newsletterPausedAt: null,
      resumedAt: 2,
      cancelledAt: null,
    });
  });

  it.each([
    ["a newer one counts", 4, 9],
    ["the same changes nothing", 3, null],
    ["an older one changes nothing", 2, null],
  ])("comes in any order: %s", (_, seq, pausedAt) => {
    const told = { ...selectCommands(ISSUE), seq, pausedAt: 9 };
    const issue = applyCommands(ISSUE, told);
    expect(issue.pausedAt).toBe(pausedAt);
    expect(issue.commandSeq).toBe(Math.max(3, seq));
    expect(issue).not.toHaveProperty("seq");
  });

  it("is nothing where nothing was told", () => {
    expect(applyCommands(ISSUE, null)).toBe(ISSUE);
  });

  it.each([
    [null, false],
    [{}, false],
    [{ pausedAt: 5 }, true],
    [{ newsletterPausedAt: 5 }, true],
    [{ cancelledAt: 5 }, true],
  ])("stops it by a pause, by the newsletter's pause and by a cancel: %j %s", (told, stopped) => {
    const nothing = { pausedAt: null, newsletterPausedAt: null, cancelledAt: null };
    expect(isStopped(told === null ? null : { ...nothing, ...told })).toBe(stopped);
  });

  it("lets it go on since its last resume, unless it was paused since", () => {
    expect(findResume({ pausedAt: null, resumedAt: 7 })).toBe(7);
    expect(findResume({ pausedAt: 8, resumedAt: 7 })).toBeNull();
  });
});

describe("what an author may ask", () => {
  const refuse = (facts: Partial<Issue>, wish: Parameters<typeof explainRefusedCommand>[1]) =>
    explainRefusedCommand({ ...ISSUE, ...facts }, wish)?.kind ?? null;

  it("of an issue that is on its way is a pause, a resume and a cancel", () => {
    for (const wish of ["pause", "resume", "cancel"] as const) expect(refuse({}, wish)).toBeNull();
  });

  it("is to send only what is held", () => {
    expect(refuse({}, "send")).toBe("issue-not-held");
    expect(refuse({ holdUntil: 5 }, "send")).toBeNull();
  });

  it("of a cancelled issue is nothing but to cancel it once more", () => {
    for (const wish of ["pause", "resume", "send"] as const)
      expect(refuse({ cancelledAt: 5, closedAt: 6 }, wish)).toBe("issue-cancelled");
    expect(refuse({ cancelledAt: 5, closedAt: 6 }, "cancel")).toBeNull();
  });

  it("of a closed issue is nothing", () => {
    for (const wish of ["pause", "resume", "cancel", "send"] as const)
      expect(refuse({ closedAt: 6, holdUntil: 5 }, wish)).toBe("issue-closed");
  });
});
