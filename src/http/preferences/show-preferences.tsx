import type { Context } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import { selectFaultWords } from "../../../templates/pages/forms/fault-words.ts";
import { PreferencesPage } from "../../../templates/pages/preferences/preferences.tsx";
import { PROBLEM_TABLE, type PublicProblem } from "../../contract/problems/problem-table.ts";
import type { Fault } from "../../core/problem.ts";
import { fault } from "../../core/subscribers/choices.ts";
import { mergePreferences } from "../../core/subscribers/preferences/merge-preferences.ts";
import type { PreferenceInput } from "../../core/subscribers/preferences/parse-preferences.ts";
import {
  type PreferenceField,
  type PreferenceValues,
  parsePreferenceValues,
} from "../../core/subscribers/preferences/preference-values.ts";
import type { ChangedPreferences } from "../../usecases/preferences/change-preferences.ts";
import type { PreferencesView } from "../../usecases/preferences/view-preferences.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";
import { isForMachine } from "../shell/is-for-machine.ts";
import { hasNoLink, withLanguageOf } from "../shell/lead-on.ts";
import { readForm } from "../shell/read-form.ts";
import { hasJsonBody, readJson } from "../shell/read-json.ts";
import { presentPreferences, presentSaved } from "./present-preferences.ts";
import { readTyped, selectInput } from "./read-preferences.ts";
import { readToken } from "./read-token.ts";

/** The page as things are. */
export async function showPreferences(c: Context<HttpEnv>): Promise<Response> {
  if (hasNoLink(c)) return c.redirect(withLanguageOf(c, "/preferences/link"), 303);
  const token = await readToken(c, "manage", "fresh");
  const found = await c.var.gazette.findPreferences({ token });
  if (!found.ok) return answerProblem(c, found.problem);
  if (isForMachine(c)) return c.json(presentPreferences(found.value));
  return renderPage(c, found.value, { token, isSaved: false });
}

/**
 * Saves what was chosen, and shows the page again: with what was changed elsewhere since the form was shown, and with what is
 * wrong where something is.
 */
export async function answerPreferences(c: Context<HttpEnv>): Promise<Response> {
  const token = await readToken(c, "manage", "fresh");
  const body = hasJsonBody(c) ? await readJson(c) : await readForm(c);
  if (body === null) return answerProblem(c, { kind: "request-malformed" });
  const form = { input: selectInput(body), shown: hasJsonBody(c) ? null : parsePreferenceValues(body.shown) };
  const saved = await c.var.gazette.changePreferences({ ...form.input, shown: form.shown, token });
  if (saved.ok && isForMachine(c)) return c.json(presentSaved(saved.value));
  if (saved.ok) return renderSaved(c, saved.value, token);
  if (isForMachine(c) || saved.problem.kind !== "preferences-invalid") return answerProblem(c, saved.problem);

  const found = await c.var.gazette.findPreferences({ token });
  if (!found.ok) return answerProblem(c, found.problem);
  return renderFaulty(c, found.value, { ...form, token, faults: saved.problem.faults ?? [] });
}

function renderSaved(c: Context<HttpEnv>, own: ChangedPreferences, token: string) {
  const { changedElsewhere = [], contested = [] } = own.merged ?? {};
  const faults = selectFaultWords(contested.map(refuseContested), chooseLanguage(c));
  const status = contested.length > 0 ? PROBLEM_TABLE.conflict.status : 200;
  return renderPage(c, own, { token, isSaved: contested.length === 0, changedElsewhere, faults, status });
}

/** What the reader typed is given back; what they left alone shows what is stored by now. */
function renderFaulty(
  c: Context<HttpEnv>,
  own: PreferencesView,
  form: {
    readonly token: string;
    readonly input: PreferenceInput;
    readonly shown: PreferenceValues | null;
    readonly faults: readonly Fault[];
  },
) {
  const merged = form.shown === null ? null : mergePreferences(form.input, form.shown, own.values);
  const { changedElsewhere = [], contested = [], input = form.input } = merged ?? {};
  const faults = selectFaultWords([...form.faults, ...contested.map(refuseContested)], chooseLanguage(c));
  const { status } = PROBLEM_TABLE["preferences-invalid"];
  return renderPage(c, own, {
    token: form.token,
    isSaved: false,
    changedElsewhere,
    faults,
    status,
    typed: input,
  });
}

const refuseContested = (field: PreferenceField) =>
  fault(field, "changed-elsewhere", "It was changed elsewhere since this form was shown.");

interface Shown {
  readonly token: string;
  readonly isSaved: boolean;
  readonly changedElsewhere?: readonly PreferenceField[];
  readonly faults?: readonly Fault[];
  readonly typed?: PreferenceInput;
  readonly status?: 200 | PublicProblem["status"];
}

async function renderPage(c: Context<HttpEnv>, own: PreferencesView, shown: Shown): Promise<Response> {
  const { newsletter } = c.var.settings;
  const { changedElsewhere = [], faults = [], typed = {}, status = 200 } = shown;
  return c.html(
    <PreferencesPage
      site={deriveSite(newsletter)}
      language={chooseLanguage(c)}
      token={shown.token}
      values={{ ...own.values, ...readTyped(typed) }}
      stored={own.values}
      faults={faults}
      topics={own.topicChoices}
      usualTime={newsletter.deliverIn === "reader" ? newsletter.sendAt : null}
      firstDay={own.pauseDays.first}
      address={own.address}
      leaveToken={own.leaveToken}
      pausedUntil={own.pausedUntil}
      ownZone={own.timeZone}
      isSaved={shown.isSaved}
      changedElsewhere={changedElsewhere}
    />,
    status,
  );
}
