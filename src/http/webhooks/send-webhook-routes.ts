import { Hono } from "hono";
import { answerIssueOutcome } from "../api/answer-issue-outcome.ts";
import { parseIssueRequest } from "../api/author-request.ts";
import { neverStored } from "../guards/never-stored.ts";
import { refuseCaller } from "../guards/refuse-caller.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";

/**
 * The author's trigger. Who calls proves it by the bearer token or by a Standard Webhooks signature over the raw
 * body; a repeated `webhook-id` gets the first answer.
 */
export function createSendWebhookRoutes() {
  return new Hono<HttpEnv>().use("/webhooks/*", neverStored).post("/webhooks/send", async (c) => {
    const body = await c.req.text();
    const proof = await c.var.gazette.checkCaller({ headers: c.req.header(), body });
    if (!proof) return refuseCaller(c, { kind: "webhook-signature-wrong" });
    const webhookId = c.req.header("webhook-id") ?? null;
    if (webhookId !== null && (webhookId === "" || webhookId.length > 256)) {
      return answerProblem(c, { kind: "request-malformed", detail: "webhook-id has 1 to 256 characters." });
    }
    const request = parseIssueRequest(body, { webhookId, cadences: c.var.settings.newsletter.cadences });
    if (!request.ok) return answerProblem(c, request.problem);
    const outcome = await c.var.gazette.requestIssue(request.value);
    return outcome.ok ? answerIssueOutcome(c, outcome.value) : answerProblem(c, outcome.problem);
  });
}
