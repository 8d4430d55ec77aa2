import { type Context, Hono } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { ErasedPage } from "../../../templates/pages/preferences/erased.tsx";
import { LinkSentPage } from "../../../templates/pages/preferences/link-sent.tsx";
import type { LinkSent } from "../../contract/subscribers/reader-answers.ts";
import type { Erasure } from "../../contract/subscribers/subscriber.ts";
import { CADENCES } from "../../core/cadence.ts";
import { presentSubscriber } from "../api/present-subscriber.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { isForMachine } from "../shell/is-for-machine.ts";
import { findOwnPage, hasNoLink, leadToForm } from "../shell/lead-on.ts";
import { answerQuickAction, showQuickAction } from "./quick-action.tsx";
import { readToken } from "./read-token.ts";
import { answerPreferences, showPreferences } from "./show-preferences.tsx";

const QUICK_ACTION = `/preferences/:action{${[...CADENCES, "pause"].join("|")}}` as "/preferences/:action";

/**
 * A reader's own page, behind the links of mails. Opening an address changes nothing; what the path names happens by
 * POST. Address, download and erasure take a magic link (`verify-management.ts`).
 */
export function createPreferenceRoutes() {
  return new Hono<HttpEnv>()
    .get("/preferences/fresh", leadToForm(findOwnPage))
    .get("/preferences/erase", leadToForm(findOwnPage))
    .get("/preferences", (c) => showPreferences(c))
    .post("/preferences", (c) => answerPreferences(c))
    .post("/preferences/fresh", (c) => sendMagicLink(c))
    .get("/preferences/data", (c) => downloadData(c))
    .post("/preferences/erase", (c) => erase(c))
    .get(QUICK_ACTION, (c) => showQuickAction(c, c.req.param("action")))
    .post(QUICK_ACTION, (c) => answerQuickAction(c, c.req.param("action")));
}

async function sendMagicLink(c: Context<HttpEnv>) {
  const language = chooseLanguage(c);
  const sent = await c.var.gazette.askMagicLink({ token: await readToken(c, "manage", "fresh"), language });
  if (!sent.ok) return answerProblem(c, sent.problem);
  if (isForMachine(c)) return c.json<LinkSent>({ status: sent.value }, 202);
  return c.html(<LinkSentPage site={deriveSite(c.var.settings.newsletter)} language={language} />);
}

async function downloadData(c: Context<HttpEnv>) {
  if (hasNoLink(c)) return c.redirect(findOwnPage(c), 303);
  const data = await c.var.gazette.downloadData({ token: await readToken(c, "manage", "fresh") });
  if (!data.ok) return answerProblem(c, data.problem);
  c.header("Content-Disposition", 'attachment; filename="newsletter-data.json"');
  c.header("Content-Type", "application/json; charset=utf-8");
  return c.body(`${JSON.stringify(presentSubscriber(data.value), null, 2)}\n`);
}

async function erase(c: Context<HttpEnv>) {
  const erased = await c.var.gazette.eraseMyself({ token: await readToken(c, "manage", "fresh") });
  if (!erased.ok) return answerProblem(c, erased.problem);
  if (isForMachine(c)) return c.json<Erasure>({ status: erased.value });
  return c.html(<ErasedPage site={deriveSite(c.var.settings.newsletter)} language={chooseLanguage(c)} />);
}
