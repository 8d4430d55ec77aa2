import type { ProblemKind } from "../../core/problem.ts";

export interface PublicProblem {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 422 | 429 | 500 | 502 | 503;
  /** The same for every case of its kind (RFC 9457, section 3.1.3). Never tells whether an address is known. */
  readonly title: string;
}

/** Every problem's public face. A new kind does not compile without its row. */
export const PROBLEM_TABLE = {
  "address-suppressed": { status: 409, title: "Nothing is mailed to this address any more" },
  "author-token-wrong": { status: 401, title: "The author's token is missing or wrong" },
  "backup-broken": { status: 422, title: "The backup is not whole" },
  "backup-key-differs": { status: 409, title: "The backup belongs to another SECRET_KEY" },
  "batch-not-unknown": { status: 404, title: "There is no such batch of unknown outcome" },
  conflict: { status: 409, title: "Something else changed this at the same time" },
  "csv-malformed": { status: 422, title: "The CSV cannot be read" },
  "delivery-not-recorded": { status: 503, title: "The report could not be kept; send it again" },
  "edition-faulty": { status: 500, title: "The mail does not come out as it must" },
  "email-address-malformed": { status: 422, title: "That is not an email address" },
  "email-address-unsupported": { status: 422, title: "That kind of email address cannot be written to" },
  "magic-link-expired": { status: 403, title: "This takes a magic link, and it is good for an hour" },
  "feed-not-found": { status: 404, title: "There is no such feed in the settings" },
  "human-check-failed": { status: 422, title: "The check that a person sent this was not passed" },
  "human-check-unanswered": { status: 503, title: "The check that a person sent this got no answer" },
  "issue-cancelled": { status: 409, title: "The issue is cancelled already" },
  "issue-closed": { status: 409, title: "The issue is closed already" },
  "issue-not-held": { status: 409, title: "The issue is not held" },
  "issue-not-found": { status: 404, title: "There is no such issue" },
  "issue-unreachable": { status: 503, title: "A part of the issue did not answer" },
  "left-since": { status: 410, title: "This link was used up when you left" },
  "link-expired": { status: 410, title: "This link has expired" },
  "link-malformed": { status: 400, title: "This link is not complete" },
  "mail-throttled": { status: 429, title: "A mail of this kind went out just now" },
  "method-not-allowed": { status: 405, title: "This address does not take that method" },
  "newsletter-not-empty": { status: 409, title: "The newsletter is not empty" },
  "newsletter-paused": { status: 409, title: "The newsletter is paused" },
  "page-not-found": { status: 404, title: "There is nothing here" },
  "post-already-in-issue": { status: 409, title: "A post is in an issue already" },
  "post-invalid": { status: 422, title: "The post has faults" },
  "post-not-found": { status: 404, title: "There is no such post" },
  "post-path-malformed": { status: 422, title: "The path of the post is not usable" },
  "post-too-large": { status: 413, title: "The post is too large" },
  "preferences-invalid": { status: 422, title: "Something in the form needs another look" },
  "provider-refused": { status: 502, title: "The mail provider refused the mail" },
  "push-not-recorded": { status: 503, title: "The push could not be kept; send it again" },
  "recipient-not-found": { status: 404, title: "That address is in no submitted batch of this issue" },
  "request-malformed": { status: 422, title: "The request cannot be understood" },
  "request-too-large": { status: 413, title: "The request is too large" },
  "restore-of-other-file": { status: 409, title: "The restore of another file is not finished" },
  "row-unreadable": { status: 503, title: "A stored row that this needs cannot be read" },
  "settings-faulty": { status: 503, title: "The settings of this newsletter are not complete" },
  "signup-invalid": { status: 422, title: "Something in the form needs another look" },
  "subscriber-not-found": { status: 404, title: "There is no such subscriber" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  unexpected: { status: 500, title: "Something went wrong on our side" },
  "webhook-body-malformed": { status: 400, title: "The body of the webhook cannot be read" },
  "webhook-signature-wrong": { status: 401, title: "The webhook's signature is missing, old or wrong" },
} as const satisfies Record<ProblemKind, PublicProblem>;
