import type { ReadWorkflowToken } from "../../core/access/workflow-token.ts";

/** Proves the tokens that the repository's host gives to its workflows. Never throws. */
export interface WorkflowTokens {
  read(token: string): Promise<ReadWorkflowToken>;
}
