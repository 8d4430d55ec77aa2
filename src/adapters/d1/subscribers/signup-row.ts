import { isCadence } from "../../../core/cadence.ts";
import { asSubscriberId } from "../../../core/ids.ts";
import { isObject, isTexts, parseJson } from "../../../core/parse-json.ts";
import { fail, type Result, succeed } from "../../../core/result.ts";
import type { Signup } from "../../../core/subscribers/signup.ts";
import type { ConsentAct, Preferences } from "../../../core/subscribers/subscriber.ts";
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
  const choices = parseJson(row.choices);
  const consent = parseJson(row.consent);
  if (!choices.ok || !consent.ok || !isChoices(choices.value) || !isConsent(consent.value))
    return fail({ table: "signups", id: `${row.id}/${row.at}` });
  return succeed({
    id: asSubscriberId(row.id),
    at: row.at,
    address: row.address,
    choices: choices.value,
    consent: consent.value,
    expiresAt: row.expires_at,
  });
}

/** Codec: our own writing; what everything rests on is looked at. */
function isChoices(value: unknown): value is Preferences {
  if (!isObject(value)) return false;
  const { languages, topics, cadence, hour, timeZone } = value;
  const isHour = hour === null || typeof hour === "number";
  const hasLists = isTexts(languages) && languages.length > 0 && Array.isArray(topics);
  return hasLists && isCadence(String(cadence)) && isHour && typeof timeZone === "string";
}

const isConsent = (value: unknown): value is ConsentAct =>
  isObject(value) && typeof value.at === "number" && isTexts([value.via, value.wording, value.language]);
