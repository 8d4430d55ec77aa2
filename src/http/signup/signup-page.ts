import type { Context } from "hono";
import { deriveSite } from "../../../templates/derive-site.ts";
import type { SignupFormProps, SignupValues } from "../../../templates/pages/forms/signup-form.tsx";
import type { Fault } from "../../core/problem.ts";
import type { SignupInput } from "../../core/subscribers/parse-signup.ts";
import { PREFERENCE_FIELDS, SIGNUP_FIELDS } from "../../core/subscribers/preferences/preference-fields.ts";
import type { Topic } from "../../core/topic.ts";
import { chooseLanguage } from "../shell/choose-language.ts";
import type { HttpEnv } from "../shell/context.ts";

/** What a page with the form shows in it. */
export interface ShownForm {
  readonly values: SignupValues;
  readonly faults: readonly Fault[];
}

export const EMPTY_FORM: ShownForm = { values: {}, faults: [] };

/** Everything that the form needs, wherever it stands. */
export function composeForm(
  c: Context<HttpEnv>,
  shown: ShownForm,
  topics: readonly Topic[],
): SignupFormProps {
  const { newsletter, turnstile } = c.var.settings;
  return {
    ...shown,
    site: deriveSite(newsletter),
    language: chooseLanguage(c),
    topics,
    ...(turnstile ? { humanCheckKey: turnstile.siteKey } : {}),
  };
}

/** What was typed, to be given back; what the form did not have at all is left to the page. */
export const readTypedValues = (typed: SignupInput): SignupValues => ({
  email: readText(typed.email),
  ...Object.fromEntries(
    SIGNUP_FIELDS.map((field) => [
      field,
      PREFERENCE_FIELDS[field].is === "text" ? readText(typed[field]) : readTexts(typed[field]),
    ]),
  ),
});

const readText = (value: unknown) => (typeof value === "string" ? value : undefined);

function readTexts(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  const texts = [value].flat().filter((item) => typeof item === "string");
  return texts.flatMap((text) => text.split(",")).map((text) => text.trim());
}
