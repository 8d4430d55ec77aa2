import { type EmailAddress, parseEmailAddress } from "../email-address.ts";
import { defaultLanguage, type Language, matchLanguage } from "../language.ts";
import type { Problem } from "../problem.ts";
import { fail, type Result, succeed } from "../result.ts";
import { parseTimeZone, type TimeZone } from "../time-zone.ts";
import { chooseCadence, chooseLanguages, chooseTopics, fault, type Offer } from "./choices.ts";
import type { SignupField } from "./preferences/preference-fields.ts";
import type { Preferences } from "./preferences/preferences.ts";
import { fitsMetadata } from "./reader-metadata.ts";

/** A form or JSON body, as it came. Lists may be lists or texts separated by commas. */
export interface SignupInput extends Partial<Readonly<Record<SignupField, unknown>>> {
  readonly email?: unknown;
}

export interface SignupRequest {
  readonly email: EmailAddress;
  readonly choices: Preferences;
}

/** What the request says beside its body; null: nothing. */
export interface SignupHints {
  /** Where the client seems to be, unchecked. */
  readonly timeZone: string | null;
  /** The language of the page, else of the browser. */
  readonly language: Language | null;
}

/**
 * Unknown in, trusted request out; all faults at once. What is not chosen follows the hints; where they are silent or
 * unusable, the newsletter's defaults.
 */
export function parseSignup(
  input: SignupInput,
  offer: Offer,
  hints: SignupHints,
): Result<SignupRequest, Problem> {
  const email = parseEmailAddress(input.email);
  const languages = chooseLanguages(input.languages, offer.languages, [selectUsual(offer, hints)]);
  const topics = chooseTopics(input.topics, offer.topics);
  const cadence = chooseCadence(input.cadence, offer.cadences, offer.cadences[0] ?? "weekly");
  const faults = [languages, topics, cadence].flatMap((choice) => choice.faults);

  if (!email.ok && faults.length === 0) return email;
  if (!email.ok)
    return fail({ kind: "signup-invalid", faults: [...(email.problem.faults ?? []), ...faults] });
  if (faults.length > 0) return fail({ kind: "signup-invalid", faults });

  const choices: Preferences = {
    languages: languages.value,
    topics: topics.value,
    cadence: cadence.value,
    hour: null,
    timeZone: selectTimeZone(input, offer, hints),
  };
  if (!fitsMetadata({ address: email.value.address, ...choices })) {
    return fail({ kind: "signup-invalid", faults: [TOO_MANY_CHOICES] });
  }
  return succeed({ email: email.value, choices });
}

const selectUsual = (offer: Offer, { language }: SignupHints): Language =>
  (language === null ? null : matchLanguage(language, offer.languages)) ?? defaultLanguage(offer.languages);

/**
 * No form of ours asks for the zone: a browser told it, or the platform guessed it. So what is not known (`Etc/Unknown`,
 * an offset, a zone newer than the runtime) counts as left out.
 */
const selectTimeZone = (input: SignupInput, offer: Offer, hints: SignupHints): TimeZone =>
  parseTimeZone(input.timeZone) ?? parseTimeZone(hints.timeZone) ?? offer.timeZone;

/** What sending needs of a reader must fit into the metadata of one KV key. */
export const TOO_MANY_CHOICES = fault("languages", "choices-too-many", "Choose fewer languages or topics.");
