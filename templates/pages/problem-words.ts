import type { Language } from "../../src/core/language.ts";
import type { ProblemKind } from "../../src/core/problem.ts";
import { translate } from "../translate.ts";

/** The problems that readers meet; only authors and machines meet the others. */
const READER_PROBLEMS = [
  "conflict",
  "fresh-link-expired",
  "human-check-failed",
  "human-check-unanswered",
  "issue-not-found",
  "left-since",
  "link-expired",
  "link-malformed",
  "mail-throttled",
  "page-not-found",
  "provider-refused",
  "request-malformed",
  "request-too-large",
  "settings-faulty",
  "subscriber-not-found",
  "too-many-requests",
  "unexpected",
] as const satisfies readonly ProblemKind[];

export interface ProblemWords {
  readonly title: string;
  /** What to do now. */
  readonly advice: string;
}

/** A problem in the reader's language; null where it is none of readers. */
export function selectProblemWords(kind: ProblemKind, language: Language): ProblemWords | null {
  const known = READER_PROBLEMS.find((problem) => problem === kind);
  if (known === undefined) return null;
  const t = translate(language);
  return { title: t(`problem.${known}`), advice: t(`problem.${known}.advice`) };
}
