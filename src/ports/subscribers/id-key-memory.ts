/** Remembers, beside the subscribers, under which key their ids were made (D1). Read back at once. */
export interface IdKeyMemory {
  /** Null: nothing was remembered yet. */
  find(): Promise<string | null>;
  /** The first mark stands. Idempotent. */
  claim(mark: string): Promise<void>;
}
