import { Hono } from "hono";
import type { IssueList } from "../../contract/issues/issue.ts";
import { asIssueId } from "../../core/ids.ts";
import { ISSUE_COMMANDS, type IssueCommand } from "../../core/issues/issue-command.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";
import { readPage } from "../shell/read-page.ts";
import { answerIssueOutcome } from "./answer-issue-outcome.ts";
import { parseIssueRequest, parseResolution } from "./parse-issue-request.ts";
import { presentIssue, presentLookedUpBatch, presentRecipient, presentWholeIssue } from "./present-issue.ts";

/** Issues for the author: plan one, list them, look at one. */
export function createIssueApiRoutes() {
  return new Hono<HttpEnv>()
    .post("/api/issues", async (c) => {
      const request = parseIssueRequest(await c.req.text(), {
        webhookId: null,
        cadences: c.var.settings.newsletter.cadences,
      });
      if (!request.ok) return answerProblem(c, request.problem);
      const outcome = await c.var.gazette.requestIssue(request.value);
      return outcome.ok ? answerIssueOutcome(c, outcome.value) : answerProblem(c, outcome.problem);
    })
    .get("/api/issues", async (c) => {
      const { issues, isPaused } = await c.var.gazette.listIssues(readPage(c, 500));
      return c.json<IssueList>({ issues: issues.map(presentIssue), paused: isPaused });
    })
    .get("/api/issues/:id", async (c) => {
      const issue = await c.var.gazette.findIssue(asIssueId(c.req.param("id")));
      return issue.ok ? c.json(presentWholeIssue(issue.value)) : answerProblem(c, issue.problem);
    })
    .post(`/api/issues/:id/:command{${ISSUE_COMMANDS.join("|")}}`, async (c) => {
      const { id, command } = c.req.param();
      const issue = await c.var.gazette.applyCommand(asIssueId(id), command as IssueCommand); // the pattern lets no other through
      return issue.ok ? c.json(presentIssue(issue.value)) : answerProblem(c, issue.problem);
    })
    .post("/api/issues/:id/resolve", async (c) => {
      const request = parseResolution(await c.req.text());
      if (!request.ok) return answerProblem(c, request.problem);
      const issue = await c.var.gazette.resolveBatch(asIssueId(c.req.param("id")), request.value);
      return issue.ok ? c.json(presentIssue(issue.value)) : answerProblem(c, issue.problem);
    })
    .get("/api/issues/:id/unknown/:batch", async (c) => {
      const { id, batch } = c.req.param();
      const found = await c.var.gazette.findUnknownBatch(asIssueId(id), batch);
      return found.ok ? c.json(presentLookedUpBatch(found.value)) : answerProblem(c, found.problem);
    })
    .get("/api/issues/:id/recipients/:email", async (c) => {
      const { id, email } = c.req.param();
      const recipient = await c.var.gazette.findRecipient(asIssueId(id), email);
      return recipient.ok ? c.json(presentRecipient(recipient.value)) : answerProblem(c, recipient.problem);
    });
}
