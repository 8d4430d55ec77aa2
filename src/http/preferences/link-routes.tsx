import { type Context, Hono } from "hono";
import { selectFaultWords } from "../../../templates/pages/forms/fault-words.ts";
import { LinkPage } from "../../../templates/pages/preferences/link.tsx";
import { LinkAskedPage } from "../../../templates/pages/preferences/link-asked.tsx";
import type { Fault } from "../../core/problem.ts";
import { createFormRateLimit } from "../guards/form-rate-limit.ts";
import { isForMachine } from "../guards/is-for-machine.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { deriveSite } from "../shell/derive-site.ts";
import { PROBLEM_TABLE, type PublicProblem } from "../shell/problem-table.ts";
import { readForm } from "../shell/read-form.ts";
import { hasJsonBody, readJson } from "../shell/read-json.ts";

/** A link by mail, for whoever gives their address: the way on where a link of a mail cannot be read. */
export function createLinkRoutes() {
  return new Hono<HttpEnv>()
    .use("/preferences/link", createFormRateLimit())
    .get("/preferences/link", (c) => showForm(c))
    .post("/preferences/link", (c) => takeAddress(c));
}

async function takeAddress(c: Context<HttpEnv>) {
  const { email, website } = (hasJsonBody(c) ? await readJson(c) : await readForm(c)) ?? {};
  const language = chooseLanguage(c);
  const sent = await c.var.gazette.mailLink({ email, website });
  if (!sent.ok && isForMachine(c.req)) return answerProblem(c, sent.problem);
  if (!sent.ok) {
    const faults = selectFaultWords(sent.problem.faults ?? [], language);
    const typed = typeof email === "string" ? email : "";
    return showForm(c, { email: typed, faults }, PROBLEM_TABLE[sent.problem.kind].status);
  }
  if (isForMachine(c.req)) return c.json(sent.value, 202);
  return c.html(<LinkAskedPage site={deriveSite(c.var.settings.newsletter)} language={language} />);
}

function showForm(
  c: Context<HttpEnv>,
  shown: { readonly email: string; readonly faults: readonly Fault[] } = { email: "", faults: [] },
  status: 200 | PublicProblem["status"] = 200,
) {
  const site = deriveSite(c.var.settings.newsletter);
  return c.html(<LinkPage site={site} language={chooseLanguage(c)} {...shown} />, status);
}
