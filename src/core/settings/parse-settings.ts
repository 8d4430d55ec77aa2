import { fail, type Result, succeed } from "../result.ts";
import { deriveIdentity, NEWSLETTER_READERS } from "./newsletter-settings.ts";
import { parseEachSetting } from "./parse-each-setting.ts";
import { deriveProvider, deriveShards, PROVIDER_READERS } from "./provider-settings.ts";
import { deriveSchedule, SCHEDULE_READERS } from "./schedule-settings.ts";
import { deriveSecrets, deriveTurnstile, findUnpaired, SECRET_READERS } from "./secret-settings.ts";
import type { SettingFault, Settings } from "./settings.ts";
import { deriveGithub, derivePolling, derivePostPlaces, SOURCE_READERS } from "./source-settings.ts";

const READERS = {
  ...NEWSLETTER_READERS,
  ...SCHEDULE_READERS,
  ...SOURCE_READERS,
  ...PROVIDER_READERS,
  ...SECRET_READERS,
};

/**
 * Every setting of the deployment, validated all at once. List settings are JSON arrays, numbers may be text, an empty
 * text means unset. Faults name the setting, say what to do, and never quote a value.
 */
export function parseSettings(
  raw: Readonly<Record<string, unknown>>,
): Result<Settings, readonly SettingFault[]> {
  const read = parseEachSetting(READERS, raw);
  const unpaired = findUnpaired(raw);
  if (!read.ok || unpaired.length > 0) return fail([...(read.ok ? [] : read.problem), ...unpaired]);
  const values = read.value;
  return succeed({
    newsletter: {
      ...deriveIdentity(values),
      ...derivePostPlaces(values),
      ...deriveSchedule(values),
      shards: deriveShards(values),
    },
    provider: deriveProvider(values),
    polling: derivePolling(values),
    github: deriveGithub(values),
    secrets: deriveSecrets(values),
    turnstile: deriveTurnstile(values),
  });
}
