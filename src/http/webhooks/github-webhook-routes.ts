import { Hono } from "hono";
import { refuseCaller } from "../guards/refuse-caller.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";

/**
 * What happens in the blog's repository. It proves itself by its signature over the body's bytes; 202 means that the work is
 * owed, and GitHub itself is asked nothing before the answer.
 */
export function createGithubWebhookRoutes() {
  return new Hono<HttpEnv>().post("/webhooks/github", async (c) => {
    const body = new Uint8Array(await c.req.arrayBuffer()); // the shell has bounded it
    const outcome = await c.var.gazette.receiveEvent({ headers: c.req.header(), body });
    if (outcome.ok) return c.json(outcome.value, outcome.value.status === "accepted" ? 202 : 200);
    return outcome.problem.kind === "webhook-signature-wrong"
      ? refuseCaller(c, outcome.problem)
      : answerProblem(c, outcome.problem);
  });
}
