import type { MiddlewareHandler } from "hono";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";
import type { Gate } from "../shell/group.ts";
import { authorGate } from "./author-gate.ts";
import { refuseCaller } from "./refuse-caller.ts";

const RETRY_AFTER_SECONDS = 60;

/** What changes a preview is a workflow's to ask for, by its own token and by no secret; the author reads which ones stand. */
export const previewGate: Gate = {
  reads: "headers",
  check: (c, next) =>
    c.req.method === "POST" || c.req.method === "DELETE" ? admitWorkflow(c, next) : authorGate.check(c, next),
};

/** Tells the others how to ask (RFC 6750, section 3), and slows down a workflow that runs in circles. */
const admitWorkflow: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const { checkWorkflow, admitWorkflow } = c.var.gazette;
  const run = await checkWorkflow(c.req.header("authorization") ?? null);
  if (run.ok && (await admitWorkflow(run.value))) {
    c.set("workflow", run.value);
    return next();
  }
  if (!run.ok && run.problem.kind === "workflow-token-wrong")
    c.header("WWW-Authenticate", 'Bearer realm="gazette-workflow"');
  if (!run.ok && run.problem.kind !== "workflow-keys-unreachable") return refuseCaller(c, run.problem);
  c.header("Retry-After", String(RETRY_AFTER_SECONDS));
  return answerProblem(c, run.ok ? { kind: "too-many-requests" } : run.problem);
};
