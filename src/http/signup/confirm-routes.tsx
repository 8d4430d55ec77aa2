import { type Context, Hono } from "hono";
import { ConfirmPage } from "../../../templates/pages/signup/confirm.tsx";
import { ConfirmedPage } from "../../../templates/pages/signup/confirmed.tsx";
import type { Confirmation } from "../../contract/subscribers/reader-answers.ts";
import { isForMachine } from "../guards/is-for-machine.ts";
import { neverStored } from "../guards/never-stored.ts";
import { readToken } from "../preferences/read-token.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { deriveSite } from "../shell/derive-site.ts";
import { describeClient } from "../shell/describe-client.ts";
import { hasNoLink, withLanguageOf } from "../shell/lead-on.ts";
import type { SubscriberVerbs } from "../shell/subscriber-verbs.ts";
import { readSignupCookie } from "./signup-cookie.ts";

/**
 * The link of the confirmation mail. Opening it changes nothing, because scanners open links; only in the browser of
 * the signup itself it confirms at once.
 */
export function createConfirmRoutes() {
  return new Hono<HttpEnv>()
    .use("/confirm", neverStored)
    .get("/confirm", async (c) => {
      if (hasNoLink(c)) return c.redirect(withLanguageOf(c, "/"), 303);
      const token = await readToken(c, "confirm");
      const confirmed = await confirmHere(c, token);
      if (confirmed !== null) return answerConfirmed(c, confirmed);

      const link = await c.var.gazette.verifyLink({ token, purpose: "confirm" });
      if (!link.ok) return answerProblem(c, link.problem);
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

type Confirmed = Awaited<ReturnType<SubscriberVerbs["confirmSignup"]>>;

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
  if (!confirmed.ok) return answerProblem(c, confirmed.problem);
  const { alreadyIn } = confirmed.value;
  if (isForMachine(c.req)) return c.json<Confirmation>({ status: "active" });
  const site = deriveSite(c.var.settings.newsletter);
  return c.html(<ConfirmedPage site={site} language={chooseLanguage(c)} alreadyIn={alreadyIn} />);
}
