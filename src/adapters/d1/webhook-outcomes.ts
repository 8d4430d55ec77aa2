import type { WebhookOutcome, WebhookOutcomes } from "../../ports/webhook-outcomes.ts";

type OutcomeRow = { id: string; at: number; status: number; body: string };

export function createD1WebhookOutcomes(db: D1Database): WebhookOutcomes {
  const find = async (id: string): Promise<WebhookOutcome | null> => {
    const row = await db
      .prepare("SELECT id, at, status, body FROM webhook_outcomes WHERE id = ?")
      .bind(id)
      .first<OutcomeRow>();
    return row === null ? null : { ...row, body: JSON.parse(row.body) };
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
