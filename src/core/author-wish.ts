import type { Issue } from "./issue.ts";
import type { Problem } from "./problem.ts";

/** What an author may ask of an issue that is on its way. */
export const AUTHOR_WISHES = ["pause", "resume", "cancel", "send"] as const;

export type AuthorWish = (typeof AUTHOR_WISHES)[number];

/** Why a wish cannot be granted, or null where it can. Asking twice is fine: it is granted already. */
export function explainRefusedWish(issue: Issue, wish: AuthorWish): Problem | null {
  if (issue.cancelledAt !== null) return wish === "cancel" ? null : explain("The issue was cancelled.");
  if (issue.closedAt !== null) return explain("The issue is closed: everything was submitted.");
  return wish === "send" && issue.holdUntil === null ? explain("The issue is not held.") : null;
}

const explain = (detail: string): Problem => ({ kind: "conflict", detail });
