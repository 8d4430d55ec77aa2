import type { LedgerFacts } from "../../core/batch.ts";
import type { Issue } from "../../core/issue.ts";
import type { IssueDependencies } from "./advance-issue.ts";

/**
 * The issue where there is anything to do for it, else null. A closed one whose ledger still owes mail is opened again:
 * the author's word about an unknown batch came between its last slice and the report that closed it.
 */
export async function findOpenIssue({
  id,
  shard,
  issues,
  ledger,
}: Pick<IssueDependencies, "id" | "shard" | "issues" | "ledger">): Promise<Issue | null> {
  const issue = await issues.find(id);
  if (issue === null || issue.closedAt === null) return issue;
  if (issue.cancelledAt !== null || !owesMail(ledger.readFacts())) return null;
  await issues.reopen(id, shard);
  return issues.find(id);
}

const owesMail = ({ drafts, open }: LedgerFacts) => drafts + open.length > 0;
