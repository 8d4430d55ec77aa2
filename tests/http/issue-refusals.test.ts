import { describe, expect, it } from "vitest";
import { type AuthorWish, explainRefusedWish } from "../../src/core/author-wish.ts";
import type { Issue } from "../../src/core/issue.ts";
import { fail } from "../../src/core/result.ts";
import { createShell, SETTINGS } from "./shell-app.ts";

const OPEN = { cancelledAt: null, closedAt: null, holdUntil: null };

/** A shell in which every issue stands as it is told. */
function createAuthor(stands: object) {
  const shell = createShell(
    {
      checkAuthor: async () => true,
      grantWish: async (_, wish) =>
        fail(explainRefusedWish(stands as Issue, wish) ?? { kind: "unexpected", detail: "It was granted." }),
    },
    { ...SETTINGS, CADENCES: ["weekly", "monthly"] },
  );
  const post = async (path: string, body = "") => {
    const answer = await shell.ask(path, { method: "POST", body, headers: { accept: "application/json" } });
    return { status: answer.status, body: await answer.text() };
  };
  return post;
}

describe("what an author asks of an issue that is over", () => {
  it.each<[AuthorWish, object, string]>([
    ["pause", { ...OPEN, closedAt: 1 }, "The issue is closed already"],
    ["resume", { ...OPEN, closedAt: 1 }, "The issue is closed already"],
    ["cancel", { ...OPEN, closedAt: 1 }, "The issue is closed already"],
    ["send", { ...OPEN, closedAt: 1 }, "The issue is closed already"],
    ["resume", { ...OPEN, cancelledAt: 1 }, "The issue is cancelled already"],
    ["pause", { ...OPEN, cancelledAt: 1, closedAt: 2 }, "The issue is cancelled already"],
    ["send", OPEN, "The issue is not held"],
  ])("is refused by what it is: %s, %o", async (wish, stands, title) => {
    const answer = await createAuthor(stands)(`/api/issues/weekly-2026-11-23/${wish}`);
    expect(answer).toEqual({ status: 409, body: expect.stringContaining(title) });
    expect(answer.body).not.toContain("at the same time");
  });
});

describe("a cadence that is not offered", () => {
  it.each(["daily", "instant", "hourly", "Weekly", ""])(
    "is answered with those that are: %o",
    async (cadence) => {
      const answer = await createAuthor(OPEN)("/api/issues", JSON.stringify({ cadence }));
      expect(answer).toEqual({ status: 422, body: expect.stringContaining("Use one of: weekly, monthly") });
      expect(answer.body).not.toMatch(/Use instant|or daily/);
    },
  );
});
