import type { Instant } from "../ids.ts";
import { type Issue, isPaused } from "./issue.ts";

/** What an author wants of an issue (pause, resume, cancel, send), and of the whole newsletter. */
export interface CommandState
  extends Pick<Issue, "sentAt" | "pausedAt" | "newsletterPausedAt" | "resumedAt" | "cancelledAt"> {
  /** Counted by the issue's row, so that the order is known without comparing clocks. */
  readonly seq: number;
}

export const selectCommands = (issue: Issue): CommandState => ({
  seq: issue.commandSeq,
  sentAt: issue.sentAt,
  pausedAt: issue.pausedAt,
  newsletterPausedAt: issue.newsletterPausedAt,
  resumedAt: issue.resumedAt,
  cancelledAt: issue.cancelledAt,
});

/** An issue with the newest commands: its row may have been read before one that its object was told since. */
export function applyCommands(issue: Issue, told: CommandState | null): Issue {
  if (told === null || told.seq <= issue.commandSeq) return issue;
  const { seq: commandSeq, ...commands } = told;
  return { ...issue, ...commands, commandSeq };
}

/** While an issue is stopped, no first attempt starts and none of a batch that was certainly refused. */
export const isStopped = (
  told: Pick<CommandState, "pausedAt" | "newsletterPausedAt" | "cancelledAt"> | null,
): boolean => told !== null && (isPaused(told) || told.cancelledAt !== null);

/** When the author last let the issue go on; null: never, or it was stopped since. */
export const findResume = ({ pausedAt, resumedAt }: Pick<Issue, "pausedAt" | "resumedAt">): Instant | null =>
  pausedAt === null ? resumedAt : null;
