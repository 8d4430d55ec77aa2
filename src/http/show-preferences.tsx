import type { Context } from "hono";
import { selectFaultWords } from "../../templates/pages/fault-words.ts";
import type { PreferenceValues } from "../../templates/pages/preference-form.tsx";
import { PreferencesPage } from "../../templates/pages/preferences.tsx";
import type { PreferenceInput } from "../core/parse-preferences.ts";
import type { Fault } from "../core/problem.ts";
import { deriveLocalDate } from "../core/time-zone.ts";
import { answerProblem } from "./answer-problem.tsx";
import { chooseLanguage } from "./choose-language.ts";
import type { HttpEnv } from "./context.ts";
import { deriveSite } from "./derive-site.ts";
import { isForMachine } from "./is-for-machine.ts";
import { hasNoLink, withLanguageOf } from "./lead-on.ts";
import { type Preferences, presentPreferences } from "./present-preferences.ts";
import { PROBLEM_TABLE } from "./problem-table.ts";
import { readForm } from "./read-form.ts";
import { hasJsonBody, readJson } from "./read-json.ts";
import { readToken } from "./read-token.ts";

/** The page as things are. */
export async function showPreferences(c: Context<HttpEnv>): Promise<Response> {
  if (hasNoLink(c)) return c.redirect(withLanguageOf(c, "/preferences/link"), 303);
  const token = await readToken(c, "manage", "fresh");
  const found = await c.var.gazette.findPreferences({ token });
  if (!found.ok) return answerProblem(c, found.problem);
  if (isForMachine(c.req)) return c.json(presentPreferences(found.value));
  return renderPage(c, found.value, { token, isSaved: false });
}

/** Saves what was chosen, and shows the page again, with what is wrong where something is. */
export async function answerPreferences(c: Context<HttpEnv>): Promise<Response> {
  const token = await readToken(c, "manage", "fresh");
  const body = hasJsonBody(c) ? await readJson(c) : await readForm(c);
  if (body === null) return answerProblem(c, { kind: "request-malformed" });
  const input = selectInput(body);
  const saved = await c.var.gazette.changePreferences({ ...input, token });
  if (saved.ok && isForMachine(c.req)) return c.json({ status: "saved", ...presentPreferences(saved.value) });
  if (saved.ok) return renderPage(c, saved.value, { token, isSaved: true });
  if (isForMachine(c.req) || saved.problem.kind !== "preferences-invalid")
    return answerProblem(c, saved.problem);

  const found = await c.var.gazette.findPreferences({ token });
  if (!found.ok) return answerProblem(c, found.problem);
  const faults = selectFaultWords(saved.problem.faults ?? [], chooseLanguage(c));
  return renderPage(c, found.value, { token, isSaved: false, faults, typed: input });
}

/** Of a form that asked for topics, boxes that nobody ticked are none; our own has a list for each place of a language. */
function selectInput(body: Readonly<Record<string, unknown>>): PreferenceInput {
  const { languages = readPlaces(body), topics, asked, cadence, hour, timeZone, pauseUntil } = body;
  return {
    languages,
    topics: topics ?? (asked === "topics" ? [] : undefined),
    cadence,
    hour,
    timeZone,
    pauseUntil,
  };
}

function readPlaces(body: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const places = Object.keys(body).filter((name) => /^language-\d{1,2}$/.test(name));
  return places.length === 0 ? undefined : places.map((place) => body[place]);
}

interface Shown {
  readonly token: string;
  readonly isSaved: boolean;
  readonly faults?: readonly Fault[];
  readonly typed?: PreferenceInput;
}

async function renderPage(c: Context<HttpEnv>, own: Preferences, shown: Shown): Promise<Response> {
  const { newsletter } = c.var.settings;
  const { faults = [], typed = {} } = shown;
  return c.html(
    <PreferencesPage
      site={deriveSite(newsletter)}
      language={chooseLanguage(c)}
      token={shown.token}
      values={{ ...toValues(own), ...readTyped(typed) }}
      faults={faults}
      topics={own.topicChoices}
      usualTime={newsletter.deliverIn === "reader" ? newsletter.sendAt : null}
      firstDay={own.pauseDays.first}
      address={own.address}
      leaveToken={own.leaveToken}
      pausedUntil={own.pausedUntil}
      ownZone={own.timeZone}
      isSaved={shown.isSaved}
    />,
    faults.length > 0 ? PROBLEM_TABLE["preferences-invalid"].status : 200,
  );
}

const toValues = (own: Preferences): PreferenceValues => ({
  languages: own.languages,
  topics: own.topics,
  cadence: own.cadence,
  hour: own.hour === null ? "" : String(own.hour),
  timeZone: own.timeZone,
  pauseUntil: own.pausedUntil === null ? "" : deriveLocalDate(own.pausedUntil, own.timeZone),
});

/** What was typed, to be given back; what the form did not have is left as it is. */
function readTyped(typed: PreferenceInput): Partial<PreferenceValues> {
  const texts = (value: unknown) => [value].flat().filter((item) => typeof item === "string" && item !== "");
  const one = (name: "cadence" | "hour" | "timeZone" | "pauseUntil") =>
    typeof typed[name] === "string" ? { [name]: typed[name] } : {};
  return {
    ...(typed.languages === undefined ? {} : { languages: texts(typed.languages) as string[] }),
    ...(typed.topics === undefined ? {} : { topics: texts(typed.topics) as string[] }),
    ...one("cadence"),
    ...one("hour"),
    ...one("timeZone"),
    ...one("pauseUntil"),
  };
}
