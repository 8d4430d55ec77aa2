import { parseJson } from "../../../core/parse-json.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { UnreadableRow } from "../../../core/unreadable-row.ts";
import type { WebhookOutcome, WebhookOutcomes } from "../../../ports/schedule/webhook-outcomes.ts";
import { requireReadable } from "../tick/unreadable-rows.ts";

/** A webhook that was answered is never planned again, even if the answer cannot be read. */
export function parseOutcomeRow(row: OutcomeRow): Result<WebhookOutcome, UnreadableRow> {
  const body = parseJson(row.body);
  return body.ok ? succeed({ ...row, body: body.value }) : fail({ table: "webhook_outcomes", id: row.id });
}

export type OutcomeRow = { id: string; at: number; status: number; body: string };

export function createD1WebhookOutcomes(db: D1Database): WebhookOutcomes {
  const find = async (id: string): Promise<WebhookOutcome | null> => {
    const row = await db
      .prepare("SELECT id, at, status, body FROM webhook_outcomes WHERE id = ?")
      .bind(id)
      .first<OutcomeRow>();
    return requireReadable(db, row, parseOutcomeRow);
  };
  return {
    find,
    async claim(outcome) {
      await db
        .prepare("INSERT OR IGNORE INTO webhook_outcomes (id, at, status, body) VALUES (?, ?, ?, ?)")
        .bind(outcome.id, outcome.at, outcome.status, JSON.stringify(outcome.body))
        .run();
      return (await find(outcome.id)) ?? outcome;
    },
  };
}
