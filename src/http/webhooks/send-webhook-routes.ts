import { Hono } from "hono";
import { answerIssueOutcome } from "../api/answer-issue-outcome.ts";
import { parseIssueRequest } from "../api/parse-issue-request.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";

/** The author's trigger; a repeated `webhook-id` is told the first outcome. */
export function createSendWebhookRoutes() {
  return new Hono<HttpEnv>().post("/webhooks/send", async (c) => {
    const webhookId = c.req.header("webhook-id") ?? null;
    if (webhookId !== null && (webhookId === "" || webhookId.length > 256)) {
      return answerProblem(c, { kind: "request-malformed", detail: "webhook-id has 1 to 256 characters." });
    }
    const request = parseIssueRequest(await c.req.text(), {
      webhookId,
      cadences: c.var.settings.newsletter.cadences,
    });
    if (!request.ok) return answerProblem(c, request.problem);
    const outcome = await c.var.gazette.requestIssue(request.value);
    return outcome.ok ? answerIssueOutcome(c, outcome.value) : answerProblem(c, outcome.problem);
  });
}
