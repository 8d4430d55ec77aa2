import { parseJson } from "../../../core/parse-json.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import { parseIssueOutcome } from "../../../core/schedule/issue-outcome.ts";
import type { WebhookOutcome } from "../../../core/schedule/webhook-outcome.ts";
import type { UnreadableRow } from "../../../core/unreadable-row.ts";
import type { WebhookOutcomes } from "../../../ports/schedule/webhook-outcomes.ts";
import { requireReadable } from "../tick/unreadable-rows.ts";

/** A webhook that was answered is never planned again, even if its outcome cannot be read. */
export function parseOutcomeRow({ id, at, outcome }: OutcomeRow): Result<WebhookOutcome, UnreadableRow> {
  const json = parseJson(outcome);
  const parsed = json.ok ? parseIssueOutcome(json.value) : json;
  return parsed.ok ? succeed({ id, at, outcome: parsed.value }) : fail({ table: "webhook_outcomes", id });
}

export type OutcomeRow = { id: string; at: number; outcome: string };

export function createD1WebhookOutcomes(db: D1Database): WebhookOutcomes {
  const find = async (id: string): Promise<WebhookOutcome | null> => {
    const row = await db
      .prepare("SELECT id, at, outcome FROM webhook_outcomes WHERE id = ?")
      .bind(id)
      .first<OutcomeRow>();
    return requireReadable(db, row, parseOutcomeRow);
  };
  return {
    find,
    async claim(claimed) {
      await db
        .prepare("INSERT OR IGNORE INTO webhook_outcomes (id, at, outcome) VALUES (?, ?, ?)")
        .bind(claimed.id, claimed.at, JSON.stringify(claimed.outcome))
        .run();
      return (await find(claimed.id)) ?? claimed;
    },
  };
}
