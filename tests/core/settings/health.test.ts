import { describe, expect, it } from "vitest";
import { explainUnexpected } from "../../../src/core/explain-unexpected.ts";
import { deriveKeeping } from "../../../src/core/keeping.ts";
import { isStopping } from "../../../src/core/settings/health.ts";
import {
  createUnreadableRowError,
  isUnreadableRowError,
  type RowTable,
} from "../../../src/core/unreadable-row.ts";
import { at } from "../../builders/posts.ts";

describe("a row that cannot be read", () => {
  const stopping: readonly RowTable[] = ["cadences", "contents", "editions", "issues", "ledger"];
  const alone: readonly RowTable[] = [
    ...(["changes", "owed_mails", "posts", "signups", "subscribers", "webhook_outcomes"] as const),
  ];

  it("keeps an issue or a cadence from its work, or costs itself alone", () => {
    for (const table of stopping) expect(isStopping({ table, id: "x" })).toBe(true);
    for (const table of alone) expect(isStopping({ table, id: "x" })).toBe(false);
  });

  it("is a surprise that is known from any other, and names the row alone", () => {
    const error = createUnreadableRowError({ table: "issues", id: "weekly-1" });
    expect(error.message).toBe('the row "weekly-1" of issues cannot be read');
    expect(isUnreadableRowError(error)).toBe(true);
    expect(isUnreadableRowError(new Error(error.message))).toBe(false);
    expect(isUnreadableRowError({ ...error, name: error.name })).toBe(false);
  });
});

describe("a surprise in the log", () => {
  it("says what it is, and nothing of what could not be read", () => {
    expect(explainUnexpected(new Error("no network"))).toBe("no network");
    expect(explainUnexpected(new SyntaxError('Unexpected "ada@example.com"'))).toBe(
      "a stored value cannot be read",
    );
    expect(explainUnexpected("ada@example.com")).toBe("unknown");
  });
});

it("answers to webhooks, rendered mails and deleted bodies are kept for thirty days", () => {
  const from = at("2026-10-24T09:00Z");
  expect(deriveKeeping(at("2026-11-23T09:00Z"))).toMatchObject({
    outcomesFrom: from,
    editionsFrom: from,
    bodiesFrom: from,
  });
});
