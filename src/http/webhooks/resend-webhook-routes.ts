import { Hono } from "hono";
import { refuseCaller } from "../guards/refuse-caller.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";

/** Overload passes in seconds; the provider repeats for a day, at its own pace. */
const RETRY_AFTER_SECONDS = 5;

/** What the provider reports of its mails. It proves itself by its signature; 2xx means that the report is kept. */
export function createResendWebhookRoutes() {
  return new Hono<HttpEnv>().post("/webhooks/resend", async (c) => {
    const outcome = await c.var.gazette.recordDelivery({ headers: c.req.header(), body: await c.req.text() });
    if (outcome.ok) return c.json(outcome.value);
    if (outcome.problem.kind === "webhook-signature-wrong") return refuseCaller(c, outcome.problem);
    c.header("Retry-After", String(RETRY_AFTER_SECONDS));
    return answerProblem(c, outcome.problem);
  });
}
