import { type Context, Hono } from "hono";
import type { NewsletterPauseView } from "../../contract/schedule/newsletter-pause.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";
import type { UseCases } from "../shell/use-cases.ts";

/** The newsletter as a whole, for the author: pause, resume. */
export function createNewsletterRoutes() {
  return new Hono<HttpEnv>()
    .post("/api/pause", async (c) => answerPause(c, await c.var.gazette.pauseNewsletter()))
    .post("/api/resume", async (c) => answerPause(c, await c.var.gazette.resumeNewsletter()));
}

const answerPause = (c: Context<HttpEnv>, outcome: Awaited<ReturnType<UseCases["pauseNewsletter"]>>) =>
  outcome.ok
    ? c.json<NewsletterPauseView>({ paused: outcome.value.isPaused })
    : answerProblem(c, outcome.problem);
