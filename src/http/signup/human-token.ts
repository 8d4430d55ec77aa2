/** The name that Turnstile's own field has, in every form that asks whether a person sends it. */
export const HUMAN_TOKEN = "cf-turnstile-response";
