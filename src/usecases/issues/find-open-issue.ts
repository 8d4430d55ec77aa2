import type { IssueId } from "../../core/ids.ts";
import type { Issue } from "../../core/issue.ts";
import { isUnreadableRowError } from "../../core/unreadable-row.ts";
import type { IssueStore } from "../../ports/issue-store.ts";
import type { Ledger } from "../../ports/ledger.ts";
import type { IssueDependencies } from "./advance-issue.ts";

/**
 * The issue where there is anything to do for it, else null. A closed one whose ledger still owes mail, or a report, is
 * opened again: the author's word about an unknown batch came between its last slice and the report that closed it.
 */
export async function findOpenIssue({
  id,
  shard,
  issues,
  ledger,
}: Pick<IssueDependencies, "id" | "shard" | "issues" | "ledger">): Promise<Issue | null> {
  const issue = await findReadable(issues, id);
  if (issue === null || issue.closedAt === null) return issue;
  if (!ledger.hasUnreportedWord() && (issue.cancelledAt !== null || !owesMail(ledger))) return null;
  await issues.reopen(id, shard);
  return findReadable(issues, id);
}

/** One that cannot be read sleeps: ticks wake it again once it can. */
const findReadable = (issues: Pick<IssueStore, "find">, id: IssueId) =>
  issues.find(id).catch((error: unknown) => {
    if (isUnreadableRowError(error)) return null;
    throw error;
  });

function owesMail(ledger: Ledger): boolean {
  const { drafts, open } = ledger.readFacts();
  return drafts + open.length > 0;
}
