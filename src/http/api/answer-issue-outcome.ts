import type { Context } from "hono";
import type { IssueOutcome } from "../../core/schedule/issue-outcome.ts";
import type { HttpEnv } from "../shell/context.ts";
import { presentIssueOutcome } from "./present-issue.ts";

/** What became of a request for an issue, by the API or a webhook. */
export function answerIssueOutcome(c: Context<HttpEnv>, outcome: IssueOutcome): Response {
  const { status, body } = presentIssueOutcome(outcome, c.var.settings.newsletter.publicUrl);
  return c.json(body, status);
}
