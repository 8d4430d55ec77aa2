import { describe, expect, it } from "vitest";
import type { Issue } from "../../../src/core/issues/issue.ts";
import { explainRefusedCommand, type IssueCommand } from "../../../src/core/issues/issue-command.ts";
import { fail } from "../../../src/core/result.ts";
import { createShell, SETTINGS } from "../shell/shell-app.ts";

const OPEN = { cancelledAt: null, closedAt: null, holdUntil: null };

/** A shell in which every issue stands as it is told. */
function createAuthor(stands: object) {
  const shell = createShell(
    {
      checkAuthor: async () => true,
      applyCommand: async (_, wish) =>
        fail(
          explainRefusedCommand(stands as Issue, wish) ?? { kind: "unexpected", detail: "It was granted." },
        ),
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
  it.each<[IssueCommand, object, string]>([
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

describe("a body that cannot be read", () => {
  const PLANS = [
    [{ posts: "en/hello.md" }, 'posts: Write a list of ids or paths, such as ["en/hello.md"].'],
    [{ posts: [7] }, 'posts: Write a list of ids or paths, such as ["en/hello.md"].'],
    [{ posts: [""] }, 'posts: Write a list of ids or paths, such as ["en/hello.md"].'],
    [{ posts: [] }, "posts: Name at least one post."],
    [{ testTo: ["a@example.com"] }, 'testTo: Write one address, such as "you@example.com".'],
    [{ testTo: true }, 'testTo: Write one address, such as "you@example.com".'],
    [{ dryRun: "true" }, "dryRun: Write true or false, without quotes."],
    [{ holdMinutes: "30" }, "holdMinutes: Write whole minutes, such as 30: at most 10080, which is a week."],
    [{ holdMinutes: 1.5 }, "holdMinutes: Write whole minutes, such as 30: at most 10080, which is a week."],
    [{ holdMinutes: -1 }, "holdMinutes: Write whole minutes, such as 30: at most 10080, which is a week."],
    [{ cadence: 7 }, "cadence: The newsletter does not offer this cadence. Use one of: weekly, monthly"],
    [{ cadence: null }, "cadence: The newsletter does not offer this cadence. Use one of: weekly, monthly"],
    [
      { dryrun: true },
      "body: There is no field dryrun. There are cadence, posts, dryRun, testTo, holdMinutes.",
    ],
    [["weekly"], 'body: Send a JSON object, such as {"cadence":"weekly","dryRun":true}.'],
    ["weekly", 'body: Send a JSON object, such as {"cadence":"weekly","dryRun":true}.'],
    [null, 'body: Send a JSON object, such as {"cadence":"weekly","dryRun":true}.'],
  ] as const;
  const RESOLUTIONS = [
    [{ as: "submitted" }, 'batch: Write the name of the batch as the issue shows it, such as 1 or "3-12".'],
    [
      { batch: {}, as: "submitted" },
      'batch: Write the name of the batch as the issue shows it, such as 1 or "3-12".',
    ],
    [
      { batch: 0, as: "submitted" },
      'batch: Write the name of the batch as the issue shows it, such as 1 or "3-12".',
    ],
    [{ batch: "0/1", as: "sent" }, 'as: Write "submitted" or "not-submitted".'],
    [{ batch: "0/1" }, 'as: Write "submitted" or "not-submitted".'],
    [[], 'body: Send a JSON object, such as {"batch":"3-12","as":"submitted"}.'],
  ] as const;

  it.each([
    ...PLANS.map(([body, words]) => ["/api/issues", body, words] as const),
    ...RESOLUTIONS.map(([body, words]) => ["/api/issues/weekly-2026-11-23/resolve", body, words] as const),
  ])("is answered in plain words with an example: %s %j", async (path, body, words) => {
    const answer = await createAuthor(OPEN)(path, JSON.stringify(body));
    const { faults } = JSON.parse(answer.body);
    const said = faults.map((fault: { field: string; reason: string }) => `${fault.field}: ${fault.reason}`);
    expect([answer.status, said]).toEqual([422, [expect.stringContaining(words)]]);
    expect(answer.body).not.toMatch(/Invalid|expected|Unrecognized|Too (small|big)/);
  });
});
