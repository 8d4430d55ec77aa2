import { asSubscriberId } from "../../core/ids.ts";
import type { OwedMail } from "../../core/owed-mail.ts";
import type { DueMail } from "../../core/plan-drain.ts";

/** A row of `owed_mails`. */
export interface OwedMailRow {
  readonly kind: OwedMail["kind"];
  readonly id: string;
  readonly at: number;
  readonly mail: string;
  readonly due_at: number;
  readonly attempts: number;
  readonly generation: number;
  readonly in_doubt_since: number | null;
  readonly refused_since: number | null;
}

/** With what the lists say of the person. */
export interface DueMailRow extends OwedMailRow {
  readonly departed_at: number | null;
  readonly suppressed: string | null;
}

/** The JSON is our own writing, of the type that its kind has. */
export const parseOwedMail = (row: OwedMailRow): OwedMail =>
  ({
    kind: row.kind,
    id: asSubscriberId(row.id),
    at: row.at,
    mail: JSON.parse(row.mail),
    dueAt: row.due_at,
    attempts: row.attempts,
    generation: row.generation,
    inDoubtSince: row.in_doubt_since,
    refusedSince: row.refused_since,
  }) as OwedMail;

export const parseDueMail = (row: DueMailRow): DueMail => ({
  ...parseOwedMail(row),
  departedAt: row.departed_at,
  suppressed: row.suppressed,
});

export const nameRow = ({ kind, id, at }: Pick<OwedMailRow, "kind" | "id" | "at">) => `${kind} ${id} ${at}`;
