import { parse as parseToml, TomlDate } from "smol-toml";
import { readYaml } from "./read-yaml.ts";

const MAX_DEPTH = 50;

/** What a text between fences says, by its language. None of them runs code; each throws what it cannot read. */
export const frontMatterEngines = {
  yaml: (text: string) => asObject(readYaml(text)),
  toml: (text: string) => asObject(toPlain(parseToml(text, { maxDepth: MAX_DEPTH }))),
  json: (text: string) => asObject(JSON.parse(text)),
};

/** Between fences there may be nothing. */
function asObject(data: unknown): Readonly<Record<string, unknown>> {
  if (data === null || data === undefined) return {};
  if (typeof data === "object" && !Array.isArray(data)) return { ...data };
  throw new Error('Front matter must be keys with values, such as "title: Hello".');
}

/** TOML's dates as texts, as they were written: `2025-02-17` stays a day, a local time stays local. */
function toPlain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]));
}
