import type { WorkflowClaims } from "../repository/decide-workflow.ts";

/**
 * What reading a workflow's token comes to. `refused`: it is none, or holds no longer; `detail` says what to do. `unproven`:
 * the keys to prove it by cannot be had now.
 */
export type ReadWorkflowToken =
  | { readonly is: "genuine"; readonly claims: WorkflowClaims }
  | { readonly is: "refused"; readonly detail: string }
  | { readonly is: "unproven"; readonly detail: string };
