import { newsletterPauseSchema } from "../schedule/newsletter-pause.ts";
import { answerJson, type Operation } from "./operation.ts";

/** What is asked of the newsletter as a whole. */
export const NEWSLETTER_OPERATIONS = [
  {
    operationId: "pauseNewsletter",
    method: "post",
    path: "/api/pause",
    summary: "Stop everything: no issue is planned or goes on, whatever is open",
    caller: "author",
    answers: { 200: answerJson("It is paused", newsletterPauseSchema) },
    problems: ["issue-unreachable"],
  },
  {
    operationId: "resumeNewsletter",
    method: "post",
    path: "/api/resume",
    summary: "Let it go on; issues that were paused by themselves stay so",
    caller: "author",
    answers: { 200: answerJson("It is not paused", newsletterPauseSchema) },
    problems: ["issue-unreachable"],
  },
] as const satisfies readonly Operation[];
