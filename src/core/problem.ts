/** Every failure that we expect, by stable name. Public words and status stand in `src/contract/problems/problem-table.ts`. */
export type ProblemKind =
  | "address-suppressed"
  | "author-token-wrong"
  | "backup-broken"
  | "backup-key-differs"
  | "batch-not-unknown"
  | "conflict"
  | "csv-malformed"
  | "delivery-not-recorded"
  | "edition-faulty"
  | "email-address-malformed"
  | "email-address-unsupported"
  | "magic-link-expired"
  | "feed-not-found"
  | "human-check-failed"
  | "human-check-unanswered"
  | "issue-cancelled"
  | "issue-closed"
  | "issue-not-found"
  | "issue-not-held"
  | "issue-unreachable"
  | "left-since"
  | "link-expired"
  | "link-malformed"
  | "mail-throttled"
  | "method-not-allowed"
  | "newsletter-not-empty"
  | "newsletter-paused"
  | "page-not-found"
  | "post-already-in-issue"
  | "post-invalid"
  | "post-not-found"
  | "post-path-malformed"
  | "post-too-large"
  | "preferences-invalid"
  | "preview-not-made"
  | "preview-superseded"
  | "provider-refused"
  | "push-not-recorded"
  | "recipient-not-found"
  | "request-malformed"
  | "request-too-large"
  | "restore-of-other-file"
  | "row-unreadable"
  | "settings-faulty"
  | "signup-invalid"
  | "subscriber-not-found"
  | "too-many-requests"
  | "unexpected"
  | "webhook-body-malformed"
  | "webhook-signature-wrong"
  | "workflow-keys-unreachable"
  | "workflow-not-trusted"
  | "workflow-token-wrong";

/** What readers can do wrong in a form, by stable name: told to them in their language. */
export type FaultKind =
  | "cadence-unknown"
  | "changed-elsewhere"
  | "choices-too-many"
  | "email-malformed"
  | "email-missing"
  | "email-not-latin"
  | "email-quoted"
  | "email-too-long"
  | "hour-malformed"
  | "languages-malformed"
  | "languages-none"
  | "languages-unknown"
  | "pause-long"
  | "pause-malformed"
  | "pause-past"
  | "time-zone-unknown"
  | "topics-malformed"
  | "topics-too-many"
  | "topics-unknown";

/** One thing that is wrong with an input, in plain words that say what to do. */
export interface Fault {
  readonly field: string;
  readonly reason: string;
  /** There for faults that readers meet. */
  readonly kind?: FaultKind;
  /** What the words of that kind name, such as how many topics there may be. */
  readonly named?: Readonly<Record<string, string | number>>;
}

/** A fault of a form or of what stands in for one: it has a name, and so it has words in every language. */
export interface ReaderFault extends Fault {
  readonly kind: FaultKind;
}

export interface Problem {
  readonly kind: ProblemKind;
  /** What is particular to this case; the table has the general words. */
  readonly detail?: string;
  /** What the log has this case under, for those who report it. */
  readonly reference?: string;
  readonly faults?: readonly Fault[];
}
