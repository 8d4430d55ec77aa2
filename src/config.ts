import type { Result } from "./core/result.ts";
import { parseSettings } from "./core/settings/parse-settings.ts";
import type { SettingFault, Settings } from "./core/settings/settings.ts";

const loaded = new WeakMap<object, Result<Settings, readonly SettingFault[]>>();

/** The settings of this deployment, or every fault in them. Parsed once for each env object. */
export function readSettings(env: object): Result<Settings, readonly SettingFault[]> {
  const known = loaded.get(env);
  if (known !== undefined) return known;
  const settings = parseSettings({ ...env });
  loaded.set(env, settings);
  return settings;
}

/**
 * For the Durable Objects, whose callers passed the settings gate: an alarm that finds faulty settings (a deploy in
 * between) is a surprise, so it throws, names the settings and leaves the next try to the safety alarm.
 */
export function requireSettings(env: object): Settings {
  const settings = readSettings(env);
  if (settings.ok) return settings.value;
  throw new Error(
    `Faulty settings: ${settings.problem.map((fault) => fault.setting).join(", ")}. See /health.`,
  );
}
