import type { Issue } from "./issue.ts";
import type { Problem, ProblemKind } from "./problem.ts";

/** What an author may ask of an issue that is on its way. */
export const AUTHOR_WISHES = ["pause", "resume", "cancel", "send"] as const;

export type AuthorWish = (typeof AUTHOR_WISHES)[number];

/** Why a wish cannot be granted, or null where it can. Asking twice is fine: it is granted already. */
export function explainRefusedWish(issue: Issue, wish: AuthorWish): Problem | null {
  if (issue.cancelledAt !== null)
    return wish === "cancel"
      ? null
      : explain("issue-cancelled", "It was cancelled, and what is cancelled stays so.");
  if (issue.closedAt !== null)
    return explain("issue-closed", "The issue is closed: everything was submitted.");
  return wish === "send" && issue.holdUntil === null
    ? explain("issue-not-held", "There is nothing to let go: it goes by itself.")
    : null;
}

const explain = (kind: ProblemKind, detail: string): Problem => ({ kind, detail });
