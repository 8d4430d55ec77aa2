/** Every failure that we expect, by stable name. Public words and status stand in `src/http/problem-table.ts`. */
export type ProblemKind =
  | "author-token-wrong"
  | "batch-not-unknown"
  | "conflict"
  | "csv-malformed"
  | "email-address-malformed"
  | "email-address-unsupported"
  | "issue-not-found"
  | "left-since"
  | "link-expired"
  | "link-malformed"
  | "method-not-allowed"
  | "page-not-found"
  | "post-already-in-issue"
  | "post-invalid"
  | "post-not-found"
  | "post-path-malformed"
  | "post-too-large"
  | "provider-refused"
  | "recipient-not-found"
  | "request-malformed"
  | "request-too-large"
  | "settings-faulty"
  | "signup-invalid"
  | "subscriber-not-found"
  | "too-many-requests"
  | "unexpected"
  | "webhook-signature-wrong";

/** One thing that is wrong with an input, in plain words that say what to do. */
export interface Fault {
  readonly field: string;
  readonly reason: string;
}

export interface Problem {
  readonly kind: ProblemKind;
  /** What is particular to this case; the table has the general words. */
  readonly detail?: string;
  readonly faults?: readonly Fault[];
}
