import { type Context, Hono } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { ConfirmPage } from "../../../templates/pages/signup/confirm.tsx";
import { ConfirmedPage } from "../../../templates/pages/signup/confirmed.tsx";
import type { Confirmation } from "../../contract/subscribers/reader-answers.ts";
import type { Problem } from "../../core/problem.ts";
import { readToken } from "../preferences/read-token.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { describeClient } from "../shell/describe-client.ts";
import { isForMachine } from "../shell/is-for-machine.ts";
import { hasNoLink, withLanguageOf } from "../shell/lead-on.ts";
import type { UseCases } from "../shell/use-cases.ts";
import { readSignupCookie } from "./signup-cookie.ts";

/**
 * The link of the confirmation mail. Opening it changes nothing, because scanners open links; only in the browser of
 * the signup itself it confirms at once.
 */
export function createConfirmRoutes() {
  return new Hono<HttpEnv>()
    .get("/confirm", async (c) => {
      if (hasNoLink(c)) return c.redirect(withLanguageOf(c, "/"), 303);
      const token = await readToken(c, "confirm");
      const confirmed = await confirmHere(c, token);
      if (confirmed !== null) return answerConfirmed(c, confirmed);

      const link = await c.var.gazette.verifyLink({ token, purpose: "confirm" });
      if (!link.ok) return refuse(c, link.problem);
      return c.html(
        <ConfirmPage
          site={deriveSite(c.var.settings.newsletter)}
          language={chooseLanguage(c)}
          token={token}
        />,
      );
    })
    .post("/confirm", async (c) => {
      const token = await readToken(c, "confirm");
      return answerConfirmed(c, await c.var.gazette.confirmSignup(describeConfirmation(c, token)));
    });
}

type Confirmed = Awaited<ReturnType<UseCases["confirmSignup"]>>;

async function confirmHere(c: Context<HttpEnv>, token: string): Promise<Confirmed | null> {
  const browserToken = readSignupCookie(c);
  if (browserToken === null) return null;
  return c.var.gazette.confirmInSameBrowser({
    ...describeConfirmation(c, token),
    browserToken,
  });
}

const describeConfirmation = (c: Context<HttpEnv>, token: string) => ({
  token,
  language: chooseLanguage(c),
  ...describeClient(c),
});

function answerConfirmed(c: Context<HttpEnv>, confirmed: Confirmed) {
  if (!confirmed.ok) return refuse(c, confirmed.problem);
  const { alreadyIn } = confirmed.value;
  if (isForMachine(c)) return c.json<Confirmation>({ status: "active" });
  const site = deriveSite(c.var.settings.newsletter);
  return c.html(<ConfirmedPage site={site} language={chooseLanguage(c)} alreadyIn={alreadyIn} />);
}

/** A signup that is not confirmed has no page of its own to be mailed a link to: it is made anew. */
const refuse = (c: Context<HttpEnv>, problem: Problem) =>
  problem.kind === "link-malformed" ? answerProblem(c, problem, "sign-up") : answerProblem(c, problem);
