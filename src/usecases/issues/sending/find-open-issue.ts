import type { IssueId } from "../../../core/ids.ts";
import { countReports, type Issue } from "../../../core/issues/issue.ts";
import { isUnreadableRowError } from "../../../core/unreadable-row.ts";
import type { IssueStore } from "../../../ports/issues/issue-store.ts";
import type { Ledger } from "../../../ports/issues/ledger.ts";
import type { IssueDependencies } from "./issue-dependencies.ts";

/**
 * The issue, if there is anything to do for it; else null. Nothing is ever done if the ledger remembers fewer reports
 * than the issue's row has heard: its storage was freed or lost, so it would list the roster anew and everybody would
 * get the issue again. A closed issue whose ledger still owes mail or a report is reopened: its author resolved an
 * unknown batch between its last slice and the report that closed it.
 */
export async function findOpenIssue({
  id,
  shard,
  issues,
  ledger,
  log,
}: Pick<IssueDependencies, "id" | "shard" | "issues" | "ledger" | "log">): Promise<Issue | null> {
  const issue = await findReadable(issues, id);
  if (issue === null || issue.retiredAt !== null) return null;
  if (ledger.lastReport() < countReports(issue, shard)) {
    log.record("ledger.lost", { issue: id, shard });
    return null;
  }
  if (issue.closedAt === null) return issue;
  if (!ledger.hasUnreportedResolution() && (issue.cancelledAt !== null || !owesMail(ledger))) return null;
  await issues.reopen(id, shard);
  return findReadable(issues, id);
}

/** An issue whose row cannot be read sleeps; ticks wake it once the row can be read again. */
const findReadable = (issues: Pick<IssueStore, "find">, id: IssueId) =>
  issues.find(id).catch((error: unknown) => {
    if (isUnreadableRowError(error)) return null;
    throw error;
  });

function owesMail(ledger: Ledger): boolean {
  const { drafts, open } = ledger.readFacts();
  return drafts + open.length > 0;
}
