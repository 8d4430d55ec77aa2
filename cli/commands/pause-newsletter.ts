import type { NewsletterPauseView } from "../../src/contract/schedule/newsletter-pause.ts";
import type { Command } from "../command.ts";

const SUMMARIES = {
  pause: "stop the whole newsletter: no issue is planned or goes on until resume; confirmations do",
  resume: "let the newsletter go on; issues that were paused by themselves stay so",
} as const;

/** Pause, or resume, of the whole newsletter. */
export const commandNewsletter = (name: keyof typeof SUMMARIES): Command => ({
  name,
  summary: SUMMARIES[name],
  run: async ({ json, connect }) => {
    const answer = await connect().call<NewsletterPauseView>("POST", `api/${name}`);
    console.log(json ? JSON.stringify(answer) : sayPause(answer));
    return "done";
  },
});

const sayPause = ({ paused }: NewsletterPauseView) =>
  paused
    ? "paused    no issue is planned or goes on; posts are still released, and confirmations go"
    : "resumed   issues are planned and go on";
