import { isBlank } from "../clean-text.ts";
import { fail, type Result, succeed } from "../result.ts";
import type { SettingFault } from "./settings.ts";

/** How one setting is read. `advice` says what to set it to; that and a position is all that a fault ever says, so no value leaks. */
export interface SettingReader<Value> {
  /** Null: not usable. Never asked about an unset value. */
  readonly parse: (raw: unknown) => Value | null;
  readonly advice: string;
  /** Where in the value the fault is, by position alone; empty where that is plain. */
  readonly locate?: (raw: unknown) => string;
  /** What an unset setting means; a required one has no such meaning. */
  readonly unset: { readonly value: Value } | "missing";
}

/** What a table of readers makes of the settings. */
export type SettingValues<Readers> = {
  readonly [Name in keyof Readers]: Readers[Name] extends SettingReader<infer Value> ? Value : never;
};

export const required = <Value>(
  parse: (raw: unknown) => Value | null,
  advice: string,
): SettingReader<Value> => ({
  parse,
  advice,
  unset: "missing",
});

export const optional = <Value, Default>(
  parse: (raw: unknown) => Value | null,
  fallback: Default,
  advice: string,
  locate?: (raw: unknown) => string,
): SettingReader<Value | Default> => ({
  parse,
  advice,
  unset: { value: fallback },
  ...(locate === undefined ? {} : { locate }),
});

/** Reads every setting, so that all faults are told at once. A string in which nothing can be read counts as unset. */
export function parseEachSetting<Readers extends Readonly<Record<string, SettingReader<unknown>>>>(
  readers: Readers,
  raw: Readonly<Record<string, unknown>>,
): Result<SettingValues<Readers>, readonly SettingFault[]> {
  const faults: SettingFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [setting, reader] of Object.entries(readers)) {
    const read = readOne(reader, raw[setting]);
    if (read.ok) values[setting] = read.value;
    else faults.push({ setting, fault: read.problem });
  }
  return faults.length > 0 ? fail(faults) : succeed(values as SettingValues<Readers>); // each reader put in its own type
}

export const isUnset = (raw: unknown) =>
  raw === undefined || raw === null || (typeof raw === "string" && isBlank(raw));

function readOne<Value>(reader: SettingReader<Value>, raw: unknown): Result<Value, string> {
  if (isUnset(raw)) {
    return reader.unset === "missing" ? fail(`It is missing. ${reader.advice}`) : succeed(reader.unset.value);
  }
  const value = reader.parse(raw);
  if (value !== null) return succeed(value);
  return fail(`It is not usable. ${reader.advice} ${reader.locate?.(raw) ?? ""}`.trimEnd());
}
