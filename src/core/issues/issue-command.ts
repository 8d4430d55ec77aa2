import type { Problem, ProblemKind } from "../problem.ts";
import type { Issue } from "./issue.ts";

/** What an author may ask of an issue that is on its way. */
export const ISSUE_COMMANDS = ["pause", "resume", "cancel", "send"] as const;

export type IssueCommand = (typeof ISSUE_COMMANDS)[number];

/** Why a command is refused, or null if it is not. A repeated command is not refused: idempotent. */
export function explainRefusedCommand(issue: Issue, command: IssueCommand): Problem | null {
  if (issue.cancelledAt !== null)
    return command === "cancel"
      ? null
      : explain("issue-cancelled", "It was cancelled, and what is cancelled stays so.");
  if (issue.closedAt !== null)
    return explain("issue-closed", "The issue is closed: everything was submitted.");
  return command === "send" && issue.holdUntil === null
    ? explain("issue-not-held", "There is nothing to let go: it goes by itself.")
    : null;
}

/** The word is recorded, but not every object has heard it. */
export const explainUnreachedIssues = (unreached: number): Problem =>
  explain(
    "issue-unreachable",
    `It is recorded, but ${unreached} objects of open issues did not answer: what is due there may go on for some seconds, and until the next tick at most. Ask again to be sure.`,
  );

const explain = (kind: ProblemKind, detail: string): Problem => ({ kind, detail });
