import type { Language } from "../../../src/core/language.ts";
import type { ProblemKind } from "../../../src/core/problem.ts";
import { MESSAGES } from "../../words/messages.ts";
import { translate } from "../../words/translate.ts";

/** Those that have words of ours, English first. */
export const SPOKEN_LANGUAGES: readonly Language[] = Object.keys(MESSAGES);

/** What only programs and the author meet, below `/api` and `/webhooks`: told in English alone. */
const AUTHOR_PROBLEMS = [
  "author-token-wrong",
  "backup-broken",
  "backup-key-differs",
  "batch-not-unknown",
  "csv-malformed",
  "delivery-not-recorded",
  "edition-faulty",
  "issue-cancelled",
  "issue-closed",
  "issue-not-held",
  "issue-unreachable",
  "newsletter-not-empty",
  "newsletter-paused",
  "feed-not-found",
  "post-already-in-issue",
  "post-invalid",
  "post-not-found",
  "post-path-malformed",
  "post-too-large",
  "preview-not-made",
  "preview-superseded",
  "push-not-recorded",
  "recipient-not-found",
  "restore-of-other-file",
  "webhook-body-malformed",
  "webhook-signature-wrong",
  "workflow-keys-unreachable",
  "workflow-not-trusted",
  "workflow-token-wrong",
] as const satisfies readonly ProblemKind[];

type AuthorProblem = (typeof AUTHOR_PROBLEMS)[number];

export interface ProblemWords {
  readonly title: string;
  /** What to do now. */
  readonly advice: string;
}

/**
 * A problem in the reader's language. Every kind but the author's has words: a new one does not compile without them. One
 * of the author's, should it ever be a page, is a request that we cannot read.
 */
export function selectProblemWords(kind: ProblemKind, language: Language): ProblemWords {
  const known = isForAuthors(kind) ? "request-malformed" : kind;
  const t = translate(language);
  return { title: t(`problem.${known}`), advice: t(`problem.${known}.advice`) };
}

const isForAuthors = (kind: ProblemKind): kind is AuthorProblem =>
  AUTHOR_PROBLEMS.some((problem) => problem === kind);
