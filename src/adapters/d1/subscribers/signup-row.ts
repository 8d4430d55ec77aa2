import { asSubscriberId } from "../../../core/ids.ts";
import { isObject, isTexts, parseJson } from "../../../core/parse-json.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import { parseStoredChoices } from "../../../core/subscribers/preferences/preference-fields.ts";
import type { Preferences } from "../../../core/subscribers/preferences/preferences.ts";
import type { Signup } from "../../../core/subscribers/signup.ts";
import type { ConsentAct } from "../../../core/subscribers/subscriber.ts";
import type { UnreadableRow } from "../../../core/unreadable-row.ts";

/** A row of `signups`. */
export interface SignupRow {
  readonly id: string;
  readonly at: number;
  readonly address: string;
  readonly choices: string;
  readonly consent: string;
  readonly expires_at: number | null;
}

/** A whole request or none: nobody is confirmed with choices or evidence that are not theirs. */
export function parseSignupRow(row: SignupRow): Result<Signup, UnreadableRow> {
  const choices = parseChoices(row.choices);
  const consent = parseJson(row.consent);
  if (choices === null || !consent.ok || !isConsent(consent.value))
    return fail({ table: "signups", id: `${row.id}/${row.at}` });
  return succeed({
    id: asSubscriberId(row.id),
    at: row.at,
    address: row.address,
    choices,
    consent: consent.value,
    expiresAt: row.expires_at,
  });
}

/** Nobody is confirmed without a language. */
function parseChoices(stored: string): Preferences | null {
  const read = parseJson(stored);
  const choices = read.ok && isObject(read.value) ? parseStoredChoices(read.value) : null;
  return choices === null || choices.languages.length === 0 ? null : choices;
}

const isConsent = (value: unknown): value is ConsentAct =>
  isObject(value) && typeof value.at === "number" && isTexts([value.via, value.wording, value.language]);
