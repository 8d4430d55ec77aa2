import { parseSettings } from "./core/parse-settings.ts";
import type { Result } from "./core/result.ts";
import type { SettingFault, Settings } from "./core/settings.ts";

const loaded = new WeakMap<object, Result<Settings, readonly SettingFault[]>>();

/** The settings of this deployment, or every fault in them. Parsed once for each env object. */
export function loadSettings(env: object): Result<Settings, readonly SettingFault[]> {
  const known = loaded.get(env);
  if (known !== undefined) return known;
  const settings = parseSettings({ ...env });
  loaded.set(env, settings);
  return settings;
}
