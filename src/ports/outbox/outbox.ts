import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { NotedOccasion } from "../../core/notes/occasion.ts";
import type { DrainState } from "../../core/outbox/drain-state.ts";
import type { OwedKind, OwedMail } from "../../core/outbox/owed-mail.ts";
import type { OutboxView } from "../../core/outbox/plan-drain.ts";
import type { WelcomeContent } from "../../core/subscribers/welcome-content.ts";

/** Every mail that is owed to one person (D1). Reads see every earlier write; nothing here is a decision. */
export interface Outbox {
  look(now: Instant, limit: number): Promise<OutboxView>;
  find(kind: OwedKind, id: SubscriberId, at: Instant): Promise<OwedMail | null>;
  /** Keeps how far the attempts have got, of those that are still owed, and answers these. */
  save(mails: readonly OwedMail[]): Promise<readonly OwedMail[]>;
  /**
   * Freezes what a welcome mail shows; the first content counts and is returned. Null: the mail is not owed any more.
   */
  freezeWelcome(
    owed: OwedMail & { readonly kind: "welcome" },
    content: WelcomeContent,
  ): Promise<WelcomeContent | null>;
  /**
   * Freezes what a note tells its author: all that no earlier one does. Null: the mail is not owed any more. Idempotent.
   */
  freezeNote(owed: OwedMail & { readonly kind: "author-note" }): Promise<readonly NotedOccasion[] | null>;
  /**
   * The provider took the mail: it is no longer owed, counts for the hour and the day, and starts the throttle of its
   * address and the lifetime of its link. Idempotent.
   */
  markSubmitted(owed: OwedMail, at: Instant): Promise<void>;
  /** Owed no longer, with the request that it was to confirm. Idempotent. */
  end(owed: OwedMail): Promise<void>;
}

/** Tells the outbox that something is owed. Only sets an alarm: idempotent. */
export interface OutboxWaker {
  wake(): Promise<void>;
}

/** How the drain gets on; kept over a restart. */
export interface DrainStateStore {
  read(): DrainState;
  write(state: DrainState): void;
}
