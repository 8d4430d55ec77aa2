import type { Context } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { CadenceSwitchPage } from "../../../templates/pages/preferences/cadence-switch.tsx";
import { ShortPausePage } from "../../../templates/pages/preferences/short-pause.tsx";
import { type Cadence, isCadence } from "../../core/cadence.ts";
import { deriveStartOfDay } from "../../core/time-zone.ts";
import type { PreferencesView } from "../../usecases/preferences/view-preferences.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { isForMachine } from "../shell/is-for-machine.ts";
import { findOwnPage, hasNoLink } from "../shell/lead-on.ts";
import { presentSaved } from "./present-preferences.ts";
import { readToken } from "./read-token.ts";

/** What a mail offers with one press, by its path. */
type Action = Cadence | "pause";

/** The button behind a link such as "monthly instead". Changes nothing. */
export async function showQuickAction(c: Context<HttpEnv>, name: string): Promise<Response> {
  const action = parseAction(c, name);
  if (action === null) return leadToChoices(c);
  if (hasNoLink(c)) return c.redirect(findOwnPage(c), 303);
  const token = await readToken(c, "manage", "fresh");
  const found = await c.var.gazette.findPreferences({ token });
  if (!found.ok) return answerProblem(c, found.problem);
  const isDone = action === found.value.cadence; // an old link may ask for what is so already
  return renderAction(c, action, found.value, { token, isDone });
}

/** Does what the path names. Idempotent. */
export async function answerQuickAction(c: Context<HttpEnv>, name: string): Promise<Response> {
  const action = parseAction(c, name);
  if (action === null) return leadToChoices(c);
  const token = await readToken(c, "manage", "fresh");
  const found = await c.var.gazette.findPreferences({ token });
  if (!found.ok) return answerProblem(c, found.problem);
  const choice = action === "pause" ? { pauseUntil: found.value.pauseDays.short } : { cadence: action };
  const saved = await c.var.gazette.changePreferences({ ...choice, token });
  if (!saved.ok) return answerProblem(c, saved.problem);
  if (isForMachine(c)) return c.json(presentSaved(saved.value));
  return renderAction(c, action, saved.value, { token, isDone: true });
}

/** A shortcut kept in an old mail names a cadence that is offered no longer: on to the page with those that are. */
const leadToChoices = (c: Context<HttpEnv>) =>
  isForMachine(c) ? answerProblem(c, { kind: "page-not-found" }) : c.redirect(findOwnPage(c), 303);

function parseAction(c: Context<HttpEnv>, name: string): Action | null {
  if (name === "pause") return name;
  return isCadence(name) && c.var.settings.newsletter.cadences.includes(name) ? name : null;
}

function renderAction(
  c: Context<HttpEnv>,
  action: Action,
  own: PreferencesView,
  { token, isDone }: { readonly token: string; readonly isDone: boolean },
) {
  const shared = {
    site: deriveSite(c.var.settings.newsletter),
    language: chooseLanguage(c),
    token,
    isDone,
  };
  if (action !== "pause") return c.html(<CadenceSwitchPage {...shared} cadence={action} />);
  const { timeZone } = own;
  const planned = deriveStartOfDay(own.pauseDays.short, timeZone);
  const until = isDone ? (own.pausedUntil ?? planned) : planned;
  return c.html(<ShortPausePage {...shared} until={until} timeZone={timeZone} />);
}
