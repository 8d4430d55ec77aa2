import type { NumberedRow, Read } from "../../core/backup/read-blocks.ts";
import type { Instant } from "../../core/ids.ts";

/** A restore on its way: rows are kept apart, where nobody sees them, until all of them are there. */
export interface RestoreStore {
  /** How far an unfinished restore has got; null: there is none. */
  findProgress(): Promise<Read | null>;
  /** Is anything there that a restore would meet: a post, an issue, a change of a subscriber, somebody who left? */
  isEmpty(): Promise<boolean>;
  /** Keeps the rows of the block that follows what was read before. `overtaken`: somebody else has gone on meanwhile. */
  keep(rows: readonly NumberedRow[], before: Read, read: Read): Promise<"kept" | "overtaken">;
  /** Forgets all that was kept. Idempotent. */
  drop(): Promise<void>;
  /**
   * All that was kept becomes the newsletter, in one transaction: paused, and to begin anew at its first resume. `mark`:
   * of the key that its ids come from. `not-empty`: something came meanwhile, and nothing was changed.
   */
  finish(at: Instant, mark: string): Promise<"restored" | "not-empty">;
}
