import type { Issue } from "./issue.ts";
import type { Problem } from "./problem.ts";

/** What an author may ask of an issue that is on its way. */
export const AUTHOR_WISHES = ["pause", "resume", "send"] as const;

export type AuthorWish = (typeof AUTHOR_WISHES)[number];

/** Why a wish cannot be granted, or null where it can. Asking twice is fine: it is granted already. */
export function explainRefusedWish(issue: Issue, wish: AuthorWish): Problem | null {
  if (issue.closedAt !== null)
    return { kind: "conflict", detail: "The issue is closed: everything was submitted." };
  if (issue.cancelledAt !== null) return { kind: "conflict", detail: "The issue was cancelled." };
  if (wish === "send" && issue.holdUntil === null)
    return { kind: "conflict", detail: "The issue is not held." };
  return null;
}
