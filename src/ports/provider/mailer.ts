import type { Answer } from "../../core/provider/answer.ts";
import type { JoinBody } from "../../core/provider/batch-body.ts";

/** One mail as the provider takes it. */
export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Hands mail to the provider. Never throws for what a network or a provider may do: the answer says it. */
export interface Mailer {
  submit(mail: OutgoingMail, idempotencyKey: string): Promise<Answer>;
  /**
   * `join` writes the exact JSON of `POST /emails/batch` into a buffer that the adapter gives, so that a retry sends
   * the same bytes. The adapter keeps the buffer for them until nobody reads it any more.
   */
  submitBatch(join: JoinBody, idempotencyKey: string): Promise<Answer>;
}
