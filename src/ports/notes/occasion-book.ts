import type { Instant } from "../../core/ids.ts";
import type { Author } from "../../core/notes/author.ts";
import type { Occasion } from "../../core/notes/occasion.ts";

/** What the author is told of, each once (D1). */
export interface OccasionBook {
  /**
   * Keeps those that are new, and owes the author one mail for all that no mail tells of yet, in one transaction. Null: there
   * is nobody to write to. Answers the names of the new ones. Idempotent.
   */
  note(occasions: readonly Occasion[], author: Author | null, at: Instant): Promise<readonly string[]>;
}
