import { optional, type SettingValues } from "./parse-each-setting.ts";
import { parseBaseUrl, parseRate, parseShards, parseWholeNumber } from "./setting-values.ts";
import type { ProviderSettings } from "./settings.ts";

/** Beyond so many requests a second one object cannot keep the provider busy. */
const ONE_SHARD_RATE = 15;

/** What the provider's account allows, and how many objects it takes to use that up. */
export const PROVIDER_READERS = {
  RESEND_BASE_URL: optional(
    parseBaseUrl,
    new URL("https://api.resend.com/"),
    "Give an http or https address without a query.",
  ),
  RESEND_RATE: optional(
    parseRate,
    5,
    "Give the requests a second that Resend allows your account, more than 0.",
  ),
  RESEND_DAILY_QUOTA: optional(parseWholeNumber, 0, "Give a whole number of mails, 0 for none."),
  RESEND_MONTHLY_QUOTA: optional(parseWholeNumber, 0, "Give a whole number of mails, 0 for none."),
  SHARDS: optional(parseShards, null, "Give 1 or 16, or leave it out."),
};

type Values = SettingValues<typeof PROVIDER_READERS>;

export function deriveProvider(values: Values): ProviderSettings {
  return {
    baseUrl: values.RESEND_BASE_URL,
    ratePerSecond: values.RESEND_RATE,
    dailyQuota: values.RESEND_DAILY_QUOTA,
    monthlyQuota: values.RESEND_MONTHLY_QUOTA,
  };
}

export const deriveShards = (values: Values): 1 | 16 =>
  values.SHARDS ?? (values.RESEND_RATE > ONE_SHARD_RATE ? 16 : 1);
