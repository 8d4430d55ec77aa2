import type { applyCommand } from "../../usecases/issues/apply-command.ts";
import type { findRecipient } from "../../usecases/issues/find-recipient.ts";
import type { findUnknownBatch } from "../../usecases/issues/find-unknown-batch.ts";
import type { resolveBatch } from "../../usecases/issues/resolve-batch.ts";
import type { findArchived, listArchive } from "../../usecases/issues/show-archive.ts";
import type { findIssue, listIssues } from "../../usecases/issues/show-issues.ts";
import type { requestIssue } from "../../usecases/schedule/request-issue.ts";
import type { runTick } from "../../usecases/tick/run-tick.ts";
import type { Bound } from "./bound.ts";

/** The verbs of issues. */
export interface IssueVerbs {
  readonly requestIssue: Bound<typeof requestIssue>;
  readonly runTick: Bound<typeof runTick>;
  readonly listIssues: Bound<typeof listIssues>;
  readonly findIssue: Bound<typeof findIssue>;
  readonly applyCommand: Bound<typeof applyCommand>;
  readonly resolveBatch: Bound<typeof resolveBatch>;
  readonly findUnknownBatch: Bound<typeof findUnknownBatch>;
  readonly findRecipient: Bound<typeof findRecipient>;
  readonly listArchive: Bound<typeof listArchive>;
  readonly findArchived: Bound<typeof findArchived>;
}
