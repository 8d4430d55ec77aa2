import { type Context, Hono } from "hono";
import { ConfirmPage } from "../../templates/pages/confirm.tsx";
import { ConfirmedPage } from "../../templates/pages/confirmed.tsx";
import { answerProblem } from "./answer-problem.tsx";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";
import { deriveSite } from "./derive-site.ts";
import { describeClient } from "./describe-client.ts";
import { isForMachine } from "./is-for-machine.ts";
import { readToken } from "./read-form.ts";
import { readSignupCookie } from "./signup-cookie.ts";
import type { SubscriberVerbs } from "./subscriber-verbs.ts";

/**
 * The link of the confirmation mail. Opening it changes nothing, because scanners open links; only in the browser of
 * the signup itself it confirms at once.
 */
export function createConfirmRoutes() {
  return new Hono<HttpEnv>()
    .get("/confirm", async (c) => {
      c.header("Cache-Control", "no-store");
      const confirmed = await confirmHere(c);
      if (confirmed !== null) return answerConfirmed(c, confirmed);

      const token = c.req.query("token") ?? "";
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
      c.header("Cache-Control", "no-store");
      return answerConfirmed(
        c,
        await c.var.gazette.confirmSignup(describeConfirmation(c, await readToken(c))),
      );
    });
}

type Confirmed = Awaited<ReturnType<SubscriberVerbs["confirmSignup"]>>;

async function confirmHere(c: Context<HttpEnv>): Promise<Confirmed | null> {
  const browserToken = readSignupCookie(c);
  if (browserToken === null) return null;
  return c.var.gazette.confirmInSameBrowser({
    ...describeConfirmation(c, c.req.query("token") ?? ""),
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
  const { status, alreadyIn } = confirmed.value;
  if (isForMachine(c.req)) return c.json({ status });
  const site = deriveSite(c.var.settings.newsletter);
  return c.html(<ConfirmedPage site={site} language={chooseLanguage(c)} alreadyIn={alreadyIn} />);
}
