import type { Problem } from "../../core/problem.ts";
import {
  decideWorkflow,
  type WorkflowRules,
  type WorkflowRun,
} from "../../core/repository/decide-workflow.ts";
import { fail, type Result } from "../../core/result.ts";
import type { Newsletter } from "../../core/settings/settings.ts";
import type { WorkflowTokens } from "../../ports/access/workflow-tokens.ts";

export interface WorkflowDependencies {
  readonly newsletter: Pick<Newsletter, "publicUrl">;
  readonly workflowTokens: WorkflowTokens;
  readonly workflowRules: WorkflowRules;
}

/** Which run of a workflow sends this `Authorization` header (RFC 6750, section 2.1)? The author's own token is none. */
export async function checkWorkflow(
  deps: WorkflowDependencies,
  authorization: string | null,
): Promise<Result<WorkflowRun, Problem>> {
  const token = /^bearer +(\S+) *$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) return refuse(explainMissing(deps.newsletter.publicUrl));
  const read = await deps.workflowTokens.read(token);
  if (read.is === "refused") return refuse(read.detail);
  if (read.is === "unproven") return fail({ kind: "workflow-keys-unreachable", detail: read.detail });
  const run = decideWorkflow(read.claims, deps.workflowRules);
  return run.ok ? run : fail({ kind: "workflow-not-trusted", detail: run.problem });
}

const refuse = (detail: string) => fail<Problem>({ kind: "workflow-token-wrong", detail });

const explainMissing = (publicUrl: URL) =>
  `Send \`Authorization: Bearer\` and the workflow's OIDC token for the audience ${publicUrl.href} (docs/github-action.md).`;
