import type { UnreadableRow } from "../../core/unreadable-row.ts";

/** The rows that somebody wanted and could not read. Adapters note them as they meet them. */
export interface UnreadableRows {
  note(rows: readonly UnreadableRow[]): Promise<void>;
  /** Some of them, others each time. */
  list(limit: number): Promise<readonly UnreadableRow[]>;
  /** As anybody may know of them: a post that was never released goes by its number alone. */
  listPublic(limit: number): Promise<readonly UnreadableRow[]>;
  /** Of these, those that can be read again or are gone; of subscribers nothing is known here. */
  selectMended(rows: readonly UnreadableRow[]): Promise<readonly UnreadableRow[]>;
  forget(rows: readonly UnreadableRow[]): Promise<void>;
}
