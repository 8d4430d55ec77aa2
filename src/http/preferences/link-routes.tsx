import { type Context, Hono } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { LinkPage } from "../../../templates/pages/preferences/link.tsx";
import { LinkAskedPage } from "../../../templates/pages/preferences/link-asked.tsx";
import { PROBLEM_TABLE, type PublicProblem } from "../../contract/problems/problem-table.ts";
import type { LinkSent } from "../../contract/subscribers/reader-answers.ts";
import type { Fault } from "../../core/problem.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { describeClient } from "../shell/describe-client.ts";
import { explainProblem } from "../shell/explain-problem.ts";
import { isForMachine } from "../shell/is-for-machine.ts";
import { readForm } from "../shell/read-form.ts";
import { hasJsonBody, readJson } from "../shell/read-json.ts";
import { HUMAN_TOKEN } from "../signup/human-token.ts";

/** A link by mail, for whoever gives their address: the way on where a link of a mail cannot be read. */
export function createLinkRoutes() {
  return new Hono<HttpEnv>()
    .get("/preferences/link", (c) => showForm(c))
    .post("/preferences/link", (c) => takeAddress(c));
}

async function takeAddress(c: Context<HttpEnv>) {
  const body = (hasJsonBody(c) ? await readJson(c) : await readForm(c)) ?? {};
  const { email, website, [HUMAN_TOKEN]: humanToken } = body;
  const { client } = describeClient(c);
  const sent = await c.var.gazette.mailLink({ email, website, humanToken, client });
  if (!sent.ok && isForMachine(c)) return answerProblem(c, sent.problem);
  if (!sent.ok) {
    const faults = explainProblem(c, sent.problem);
    const typed = typeof email === "string" ? email : "";
    return showForm(c, { email: typed, faults }, PROBLEM_TABLE[sent.problem.kind].status);
  }
  if (isForMachine(c)) return c.json<LinkSent>({ status: sent.value }, 202);
  return c.html(<LinkAskedPage site={deriveSite(c.var.settings.newsletter)} language={chooseLanguage(c)} />);
}

function showForm(
  c: Context<HttpEnv>,
  shown: { readonly email: string; readonly faults: readonly Fault[] } = { email: "", faults: [] },
  status: 200 | PublicProblem["status"] = 200,
) {
  const { newsletter, turnstile } = c.var.settings;
  const page = {
    site: deriveSite(newsletter),
    language: chooseLanguage(c),
    humanCheckKey: turnstile?.siteKey,
  };
  return c.html(<LinkPage {...page} {...shown} />, status);
}
