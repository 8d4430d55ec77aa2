import { isUnset, optional, required, type SettingValues } from "./parse-each-setting.ts";
import { parseSecretKeys } from "./setting-lists.ts";
import {
  parseApiKey,
  parseSharedSecret,
  parseToken,
  parseTurnstileKey,
  parseWebhookSecret,
} from "./setting-values.ts";
import type { Secrets, SettingFault, TurnstileKeys } from "./settings.ts";

/** What nobody else may know; and Turnstile's two keys, which belong together. */
export const SECRET_READERS = {
  SECRET_KEY: required(
    parseSecretKeys,
    "Set the secret to at least 32 random characters, such as `openssl rand -hex 32` prints; several keys as a JSON array or separated by commas, the newest first, each as long; one that leaked stays in its place as retired:<key>, and never comes first.",
  ),
  AUTHOR_TOKEN: required(
    parseToken,
    "Set the secret to at least 32 random characters without blanks, such as `openssl rand -hex 32` prints.",
  ),
  RESEND_API_KEY: required(parseApiKey, "Set the secret to the API key that Resend gave you."),
  WEBHOOK_SECRET: optional(
    parseWebhookSecret,
    null,
    "Set the secret to whsec_ followed by 24 to 64 random bytes in base64, or leave it out.",
  ),
  RESEND_WEBHOOK_SECRET: optional(
    parseWebhookSecret,
    null,
    "Set the secret to the signing secret (whsec_…) that Resend shows for its webhook, or leave it out.",
  ),
  GITHUB_WEBHOOK_SECRET: optional(
    parseSharedSecret,
    null,
    "Set the secret to the one that you gave GitHub for its webhook, 8 characters at least, or leave it out.",
  ),
  GITHUB_TOKEN: optional(
    parseApiKey,
    null,
    "Set the secret to a fine-grained token of GitHub's, or leave it out.",
  ),
  TURNSTILE_SITE_KEY: optional(parseTurnstileKey, null, "Give the site key that Turnstile shows you."),
  TURNSTILE_SECRET_KEY: optional(parseTurnstileKey, null, "Set the secret to Turnstile's secret key."),
};

type Values = SettingValues<typeof SECRET_READERS>;

export function deriveSecrets(values: Values): Secrets {
  return {
    secretKeys: values.SECRET_KEY.all,
    retiredKeys: values.SECRET_KEY.retired,
    authorToken: values.AUTHOR_TOKEN,
    providerKey: values.RESEND_API_KEY,
    webhookSecret: values.WEBHOOK_SECRET,
    providerWebhookSecret: values.RESEND_WEBHOOK_SECRET,
    githubWebhookSecret: values.GITHUB_WEBHOOK_SECRET,
    githubToken: values.GITHUB_TOKEN,
  };
}

/** One key of Turnstile without the other would be a check that nobody passes, or one that nobody makes. */
export function findUnpaired(raw: Readonly<Record<string, unknown>>): readonly SettingFault[] {
  const names = ["TURNSTILE_SITE_KEY", "TURNSTILE_SECRET_KEY"];
  const unset = names.filter((name) => isUnset(raw[name]));
  return unset.length !== 1
    ? []
    : unset.map((setting) => ({
        setting,
        fault: `It is missing. Set both of ${names.join(" and ")}, or none.`,
      }));
}

export function deriveTurnstile(values: Values): TurnstileKeys | null {
  const { TURNSTILE_SITE_KEY: siteKey, TURNSTILE_SECRET_KEY: secretKey } = values;
  return siteKey === null || secretKey === null ? null : { siteKey, secretKey };
}
