/** A mail that the emulator accepted, as the caller wrote it. */
export interface ReceivedMail {
  readonly id: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly reply_to: readonly string[];
  readonly subject: string;
  /** `null` where the mail has no such part, or bodies are not kept. */
  readonly html: string | null;
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: readonly { readonly name: string; readonly value: string }[];
  readonly idempotencyKey: string | null;
  /** ISO instant. */
  readonly receivedAt: string;
  /** Which of `calls()` brought it. */
  readonly callIndex: number;
}

/** One POST to /emails or /emails/batch, whatever became of it. */
export interface ReceivedCall {
  readonly index: number;
  readonly path: string;
  readonly idempotencyKey: string | null;
  readonly receivedAt: string;
  /** SHA-256 of the body, hexadecimal; `null` where it was not read. Equal bodies, equal hashes. */
  readonly bodyHash: string | null;
  /** The answer; `null` while there is none, and for ever where the call hangs. */
  readonly status: number | null;
  /** Error name of the answer, where it is one. */
  readonly error: string | null;
  /** Mails that this call added; 0 for a replay. */
  readonly accepted: number;
  /** Answered from an earlier call with the same key. */
  readonly replayed: boolean;
  /** Its mails were taken and its answer was lost on purpose. */
  readonly dropped: boolean;
}
